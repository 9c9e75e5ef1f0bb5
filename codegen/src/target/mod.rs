//! Targets: each converts a resolved schema to files.

mod file;
#[cfg(all(feature = "explain", feature = "json"))]
pub mod json_schema;
pub mod rust;

pub use file::{File, HEADER_LENGTH, MARK, has_header, is_generated};
