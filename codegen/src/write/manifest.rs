//! The manifest of an output folder: a list of its generated files.
//!
//! It has one path per line and nothing that depends on the text of pages, so an edited page changes no line. It
//! identifies generated files of kinds without comments.

use std::collections::BTreeSet;
use std::path::Path;

use super::names::MANIFEST;
use super::paths::fault;
use super::{WriteError, disk};
use crate::target::{File, MARK, has_header};

/// Maximum size of a manifest in bytes. A longer one is ignored and replaced.
const MOST: u64 = 64 << 20;

/// The manifest of some files; `None` without files.
pub fn manifest(files: &[File]) -> Option<File> {
    text(files.iter().map(|file| file.path.as_str()).collect())
        .map(|text| File::new(MANIFEST, text))
}

/// The text of the manifest of some paths; `None` without paths.
pub(super) fn text(paths: BTreeSet<&str>) -> Option<String> {
    if paths.is_empty() {
        return None;
    }
    let mut text = format!("# {MARK} (the files in this folder, one path per line)\n");
    for path in paths {
        text.push_str(path);
        text.push('\n');
    }
    Some(text)
}

/// The manifest of an output folder.
#[derive(Clone, Debug, Default)]
pub(super) struct Manifest {
    /// Its text; `None` if it does not exist, empty if it is too long.
    pub(super) text: Option<Vec<u8>>,
    listed: BTreeSet<String>,
}

impl Manifest {
    /// Reads the manifest of a folder.
    ///
    /// Its paths are only compared with those of files in the folder, so that a line cannot refer to another file. An
    /// unterminated last line is ignored.
    ///
    /// # Errors
    /// If the file has the name of a manifest but is not one, or if it cannot be read.
    pub(super) fn read(out: &Path) -> Result<Self, WriteError> {
        let Some((path, length)) = disk::place(out, MANIFEST)? else {
            return Ok(Self::default());
        };
        if !disk::starts_like_ours(&path)? {
            return Err(WriteError::ForeignFile { path });
        }
        if length > MOST {
            return Ok(Self {
                text: Some(Vec::new()),
                listed: BTreeSet::new(),
            });
        }
        let text = disk::read(&path)?;
        let lines = text.as_deref().unwrap_or_default();
        let lines = lines.split_inclusive(|byte| *byte == b'\n').skip(1);
        let listed = lines
            .filter_map(|line| str::from_utf8(line.strip_suffix(b"\n")?).ok())
            .map(|line| line.strip_suffix('\r').unwrap_or(line))
            .filter(|path| fault(path).is_none())
            .map(str::to_owned)
            .collect();
        Ok(Self { text, listed })
    }

    /// Whether it lists a file.
    pub(super) fn lists(&self, path: &str) -> bool {
        self.listed.contains(path)
    }

    /// The text of the manifest extended by some files; `None` if it already lists all files that only a manifest
    /// identifies.
    pub(super) fn with(&self, files: &[&File]) -> Option<String> {
        let paths = files.iter().map(|file| file.path.as_str());
        let mut missing = paths
            .filter(|path| !has_header(path) && !self.lists(path))
            .peekable();
        missing.peek()?;
        text(
            self.listed
                .iter()
                .map(String::as_str)
                .chain(missing)
                .collect(),
        )
    }
}
