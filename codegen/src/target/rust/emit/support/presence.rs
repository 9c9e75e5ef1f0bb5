//! Fields that have only one value and may be left out.

/// Whether an optional field that can have only one value is there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Presence {
    /// The field is written with its value.
    #[default]
    Present,
    /// The field is left out.
    Absent,
}
