//! Outputs: what is made of a resolved schema.

mod file;
pub mod rust;

pub use file::{File, HEADER_LENGTH, MARK, has_header, is_generated};
