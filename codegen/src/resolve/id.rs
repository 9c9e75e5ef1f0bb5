//! How models are named within a resolved schema.

/// A model among [`Resolved::models`](super::Resolved::models), which are those of [`Schema::models`](crate::schema::Schema::models) in the same order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ModelId(pub(super) usize);
