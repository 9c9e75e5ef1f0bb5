//! Runs `diff` as a person would, on two states of pages and in repositories.

mod formats;
mod gates;
mod git;
mod published;
#[path = "../support/command.rs"]
mod running;
mod states;
#[path = "../support/mod.rs"]
mod support;

use std::error::Error;
use std::ops::Deref;

use running::Tested;

/// A folder with the states `old` and `new`, in which `diff` runs.
struct Folder(running::Folder);

impl Folder {
    fn empty() -> Result<Self, Box<dyn Error>> {
        Ok(Self(running::Folder::empty(&["diff"])?))
    }

    fn new() -> Result<Self, Box<dyn Error>> {
        let folder = Self::empty()?;
        for side in ["old", "new"] {
            folder.take(side, side)?;
        }
        Ok(folder)
    }

    /// Copies a state into a folder.
    fn take(&self, side: &str, to: &str) -> Tested {
        self.copy(&format!("diff_command/{side}"), to)
    }

    /// Gives both states a version.
    fn versions(&self, old: &str, new: &str) -> Tested {
        for (side, version) in [("old", old), ("new", new)] {
            let text = format!("[package]\nname = \"shows\"\nversion = \"{version}\"\n");
            self.write(&format!("{side}/Cargo.toml"), &text)?;
        }
        Ok(())
    }
}

impl Deref for Folder {
    type Target = running::Folder;

    fn deref(&self) -> &running::Folder {
        &self.0
    }
}
