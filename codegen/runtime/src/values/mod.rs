//! The types of the standard library and of `serde_json` that fields have.

mod collections;
mod json;
mod numbers;
mod scalars;

pub(crate) use json::{NUMBER_KEY, number_in_map, number_of};

#[cfg(test)]
mod tests;
