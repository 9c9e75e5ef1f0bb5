//! What is judged: changes between two states of the pages, and the pages themselves.

#[cfg(feature = "diff")]
pub mod diff;
#[cfg(feature = "lint")]
pub mod lint;
