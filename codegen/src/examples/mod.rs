//! The examples of pages as JSON, checked against the documented types.

mod cell;
mod check;
mod describe;
mod example;
mod json;
mod leaf;
mod literal;
mod object;
mod read;
mod value;

#[cfg(test)]
mod tests;

pub use example::{Example, Fault, FaultKind, Origin};
pub use read::examples;
