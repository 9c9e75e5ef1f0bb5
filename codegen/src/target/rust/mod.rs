//! The target Rust: lowered items as plain data, and their text.

mod code;
pub mod emit;
mod items;
mod lower;
pub mod rustdoc;

pub use code::{Code, Expression, Statement};
pub use items::*;
pub use lower::{FULL, OTHER, Shown, lower, lower_with};
pub(crate) use lower::{UNRECOGNIZED, field_name, key, path_from, variant_name};
