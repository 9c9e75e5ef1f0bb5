//! How a struct is decoded and encoded: one loop for all structs, one table for each.

pub mod additional;
mod constants;
mod debug;
mod keys;
mod lookup;
mod model;
mod object_macro;
mod optionality;
mod out;
mod read;
mod table;
mod write;

#[cfg(test)]
mod tests;

pub use model::{Object, find, ignore};
pub use optionality::{nullable, optional, optional_nullable, required};
pub use out::Out;
pub use read::read_object;
pub use table::{Fixed, Table};
pub use write::write_object;
