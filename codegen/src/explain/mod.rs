//! Explains the decisions about a model or a field.

mod envelope;
mod explanation;
mod find;
mod rust;

pub use explanation::{Explainer, Explanation, Part, Row};
pub use find::{Found, NotFound, find};
