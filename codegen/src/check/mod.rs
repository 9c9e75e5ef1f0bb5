//! What is judged: changes between two states of the pages, and the pages themselves.

pub mod diff;
pub mod lint;
