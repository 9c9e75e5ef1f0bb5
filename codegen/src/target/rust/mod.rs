//! The target Rust: items as plain data, and their emission.

mod code;
mod decide;
mod derives;
pub mod emit;
mod items;
mod lower;
pub mod rustdoc;
mod sizes;
mod types;

pub use code::{Code, Expression, Statement};
pub use decide::{decide, forms};
pub(crate) use derives::{OPENAPI, SCHEMA, last_segment};
pub use items::*;
pub use lower::{FULL, OTHER, lower, lower_with};
pub(crate) use lower::{UNRECOGNIZED, key};
#[cfg(feature = "diff")]
pub(crate) use lower::{field_name, variant_name};
#[cfg(feature = "lint")]
pub(crate) use sizes::Sizes;
pub(crate) use types::path_from;
pub use types::{External, ModelPath, Primitive, Runtime, Type};
