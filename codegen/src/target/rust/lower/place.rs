//! Where a model is emitted.

use crate::target::rust::ModelPath;

/// Types of the runtime that are exported beside those of the pages in the outermost folder.
pub(super) const RESERVED_TYPES: &[&str] =
    &["Date", "DateTime", "Decimal", "Presence", "Unrecognized"];

/// Where a model is emitted.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// The module.
    pub(super) module: String,
    /// The folder and the name of the type.
    pub(super) path: ModelPath,
}
