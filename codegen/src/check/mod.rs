//! Checks: changes between two states of the pages, and the content of the pages.

#[cfg(feature = "diff")]
pub mod diff;
#[cfg(feature = "lint")]
pub mod lint;
