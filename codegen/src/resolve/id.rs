//! Identifiers of models in a resolved schema.

/// An index into [`Resolved::models`](super::Resolved::models), which has the order of
/// [`Schema::models`](crate::schema::Schema::models).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ModelId(pub(super) usize);
