//! The types of the standard library and of `serde_json` that fields have.

mod collections;
#[cfg(any(feature = "chrono", feature = "jiff", feature = "time"))]
mod form;
mod json;
mod numbers;
mod scalars;

#[cfg(any(feature = "chrono", feature = "jiff", feature = "time"))]
pub(crate) use form::read_form;

#[cfg(test)]
mod tests;
