//! Real JSON of an API, as evidence of what its pages leave open.

mod json;
mod payload;

pub use json::JsonError;
pub use payload::{EXTENSIONS, Payload, read};
