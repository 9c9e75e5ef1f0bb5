//! What `diff` finds, rule by rule: the cases in `tests/diff/`, the consumers that prove what is
//! said about code, whole sets of published pages, and edits at random.

mod cases;
mod consumer;
mod crates;
mod edits;
mod published;
mod states;
#[path = "../support/mod.rs"]
mod support;
mod surfaces;
mod witnesses;
