//! Targets: each converts a resolved schema to files.

mod file;
pub mod rust;

pub use file::{File, HEADER_LENGTH, MARK, has_header, is_generated};
