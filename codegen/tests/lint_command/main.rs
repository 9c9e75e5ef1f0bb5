//! Runs `lint` as a person would, on the pages of a shop.

mod formats;
mod gates;
#[path = "../support/command.rs"]
mod running;
#[path = "../support/mod.rs"]
mod support;

use std::error::Error;
use std::ops::Deref;

use running::Tested;

/// A folder with a copy of the shop, in which `lint` runs.
struct Folder(running::Folder);

impl Folder {
    fn new() -> Result<Self, Box<dyn Error>> {
        let folder = running::Folder::empty(&["lint"])?;
        folder.copy("lint_command/shop", ".")?;
        Ok(Self(folder))
    }
}

impl Deref for Folder {
    type Target = running::Folder;

    fn deref(&self) -> &running::Folder {
        &self.0
    }
}
