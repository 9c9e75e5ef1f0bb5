//! Runs the command as a person would, in a folder of its own.

mod cache;
mod check;
mod examples;
mod explain;
mod failures;
mod features;
mod generate;
mod help;
mod json;
#[path = "../support/command.rs"]
mod running;
mod schema;
#[path = "../support/mod.rs"]
mod support;

use std::collections::BTreeMap;
use std::error::Error;
use std::ops::Deref;

use running::{Ran, Tested};
use support::files::read_tree;

/// A folder with a copy of the pages in `tickets`, in which the command runs.
struct Folder(running::Folder);

impl Folder {
    fn new() -> Result<Self, Box<dyn Error>> {
        let folder = running::Folder::empty(&[])?;
        folder.copy("command/tickets", ".")?;
        Ok(Self(folder))
    }

    /// The files below `generated` with their texts.
    fn generated(&self) -> Result<BTreeMap<String, String>, Box<dyn Error>> {
        Ok(read_tree(&self.path("generated"))?)
    }
}

impl Deref for Folder {
    type Target = running::Folder;

    fn deref(&self) -> &running::Folder {
        &self.0
    }
}

impl Ran {
    /// What was said to the person, with a word for the time that no two runs have in common, and
    /// without spaces at the ends of lines.
    fn told(&self) -> String {
        let lines = self.err.lines().map(|line| match line.rsplit_once("; ") {
            Some((rest, time)) if time.ends_with(" s") => format!("{rest}; TIME\n"),
            _ => format!("{}\n", line.trim_end()),
        });
        lines.collect()
    }
}
