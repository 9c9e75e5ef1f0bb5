//! Reads a folder of published model pages (Markdown) and emits a tree of Rust modules.
#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod diagnostics;
pub mod schema;
pub mod source;
