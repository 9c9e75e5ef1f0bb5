//! What was decided about a model or a field, and why.

mod explanation;
mod find;
mod rust;

pub use explanation::{Explainer, Explanation, Part, Row};
pub use find::{Found, NotFound, find};
