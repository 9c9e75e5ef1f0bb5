//! The checks: `diff` compares two states of the pages, `lint` examines one.

#[cfg(feature = "diff")]
pub mod diff;
#[cfg(feature = "lint")]
pub mod lint;
