//! Unions: the value is read once, and the variant that fits it best is decoded.

mod buffer;
mod choose;
mod debug;
mod fill;
mod fit;
mod handover;
mod keys;
mod model;
mod node;
mod rank;
mod source;
mod table;

#[cfg(test)]
mod tests;

pub use choose::{choose, read_union, union_shape};
pub use model::{Union, Variant, decode_variant, shape_of};
pub use node::{BufferError, Node};
pub use rank::Fit;
pub(crate) use source::read_value;
