//! What reports share, whatever they report: places, entries that accept findings, and the escaping
//! that each format needs.
//!
//! What stands in pages is data: each format escapes it, so that no page can give orders to a
//! terminal, a comment or a workflow.

mod allow;
pub mod github;
pub mod markdown;
mod place;
pub mod sarif;
mod words;

pub use allow::{Acceptable, Acceptance, Accepted, StaleAllow, accept, check_rules, entry};
pub use place::{Place, place};
pub use words::{plain, short};
