//! Writes generated files: first a [`Plan`], then [`Plan::apply`] or [`Plan::check`].
//! No other module writes.
//!
//! A file is ours if it begins with the header of generated files ([`is_generated`](crate::target::rust::emit::is_generated)); any other
//! file is somebody else's and is neither overwritten nor deleted. Nothing outside the output folder is touched.
//! Neither the folder itself nor anything below it is followed where it is a symbolic link.

mod apply;
mod check;
mod error;
mod folders;
mod paths;
mod plan;
mod stands;

#[cfg(test)]
mod tests;

#[cfg(feature = "json")]
use serde::Serialize;

pub use check::{Stale, StaleKind, describe};
pub use error::WriteError;
pub use plan::Plan;
pub use stands::{keep, stands};

/// How the names of files start that are written but not yet in their place.
const TEMP_PREFIX: &str = ".markdown-codegen-";

/// How the name of a note of folders starts.
const NOTE_PREFIX: &str = ".markdown-codegen-folders-";

/// How all these names end.
const TEMP_SUFFIX: &str = ".tmp";

/// How many files a run touched.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "json", derive(Serialize))]
pub struct Summary {
    /// Files that did not exist before.
    pub created: usize,
    /// Files that now have another text.
    pub updated: usize,
    /// Files that had the right text already and were not touched.
    pub unchanged: usize,
    /// Files of ours that are no longer generated.
    pub deleted: usize,
}

/// Whether a file of this name was written by a run and not yet put in its place, or is a note.
fn is_leftover(name: &str) -> bool {
    name.starts_with(TEMP_PREFIX) && name.ends_with(TEMP_SUFFIX)
}

/// Whether a leftover is the note of the folders that a killed run made or may have left empty.
fn is_note(name: &str) -> bool {
    name.starts_with(NOTE_PREFIX)
}
