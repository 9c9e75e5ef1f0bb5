//! Evidence of examples and payloads about fields and variants, at any depth.

mod filler;
mod names;
mod observed;
mod place;
mod reader;
mod variants;

pub(super) use observed::{Evidence, Observed, Sign};
pub(super) use reader::collect;
