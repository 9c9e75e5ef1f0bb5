//! Unions: a variant is chosen by its tag or by how well it fits.

mod choose;
mod debug;
mod model;
mod table;

#[cfg(test)]
mod tests;

pub use choose::{choose, read_union};
pub use model::{Union, Variant, decode_variant, misfit, union_misfit};
