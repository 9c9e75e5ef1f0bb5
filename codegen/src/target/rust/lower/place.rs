//! The location of an emitted model.

use crate::target::rust::ModelPath;

/// Types of the runtime that are exported beside those of the pages in the outermost folder.
pub(super) const RESERVED_TYPES: &[&str] = &[
    "Date",
    "DateTime",
    "Decimal",
    "LenientNumber",
    "MissingField",
    "Presence",
    "Unrecognized",
];

/// The location of an emitted model.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// The module.
    pub(super) module: String,
    /// The folder and the name of the type.
    pub(super) path: ModelPath,
}
