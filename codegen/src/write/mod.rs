//! Writes generated files: first a [`Plan`], then [`Plan::apply`] or [`Plan::check`].
//! No other module writes.
//!
//! The manifest `files.txt` of an output folder lists every generated file. A file is ours if it
//! begins with the header of generated files ([`is_generated`](crate::target::is_generated)) or, if
//! its kind has no comments, if the manifest lists it; any other file is neither overwritten nor
//! deleted. Nothing outside of the output folder is touched. Symbolic links are not followed.

mod apply;
mod check;
mod current;
mod disk;
mod error;
mod folders;
mod manifest;
mod names;
mod paths;
mod plan;
mod staged;
mod stale;

#[cfg(test)]
mod tests;

pub use check::describe;
pub use current::{is_current, keep};
pub use error::WriteError;
pub use manifest::manifest;
pub use names::MANIFEST;
pub use plan::{Plan, Summary};
pub use stale::{Stale, StaleKind};
