//! Optional fields that can have only one value.

/// Whether an optional field that can have only one value is present.
///
/// ```
/// use markdown_codegen_runtime::Presence;
///
/// assert_eq!(Presence::default(), Presence::Present);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Presence {
    /// The field is written with its value.
    #[default]
    Present,
    /// The field is omitted.
    Absent,
}
