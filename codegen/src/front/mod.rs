//! Front ends: each reads one page format into the schema.

mod duplicates;
mod front_end;
mod naming;
mod read;
mod registry;
pub mod speakeasy;
#[cfg(test)]
mod tests;

pub use front_end::{Confidence, Document, FrontEnd, Items, Options};
pub use naming::item_ids;
pub use read::read;
#[cfg(test)]
pub(crate) use read::tests::parse;
pub use registry::Registry;
