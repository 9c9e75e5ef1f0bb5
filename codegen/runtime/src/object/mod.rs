//! How a struct is decoded and encoded: one loop for all structs, one table for each.

pub mod additional;
mod debug;
mod entries;
mod error;
mod keys;
mod model;
mod optionality;
mod read;
mod table;
mod write;

#[cfg(test)]
mod tests;

pub use entries::Entries;
pub use model::{Object, ignore, object_misfit};
pub use optionality::{nullable, optional, optional_nullable, required};
pub use read::read_object;
pub use write::write_object;
