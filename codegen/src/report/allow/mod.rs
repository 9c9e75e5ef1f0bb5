//! Allow files: entries that accept findings, with a reason and perhaps an end.

mod file;
mod list;

pub use file::Allow;
pub(super) use list::entry;
pub use list::{Acceptance, Accepted, AllowList, StaleAllow};
