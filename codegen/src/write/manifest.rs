//! The manifest of an output folder: a list of its generated files.
//!
//! It holds one path a line and nothing that changes with a page's text, so that a change to a page
//! that keeps its name changes no line. Files of kinds without comments are ours only by it.

use std::collections::BTreeSet;
use std::path::Path;

use super::names::MANIFEST;
use super::paths::fault;
use super::{WriteError, disk};
use crate::target::{File, MARK, has_header};

/// Bytes of a manifest: far more than the files of all pages that are read have as paths. A longer
/// one lists nothing, and is replaced.
const MOST: u64 = 64 << 20;

/// The manifest of some files; `None` for no files.
pub fn manifest(files: &[File]) -> Option<File> {
    text(files.iter().map(|file| file.path.as_str()).collect())
        .map(|text| File::new(MANIFEST, text))
}

/// The text of the manifest of some paths; `None` for none.
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

/// The manifest that an output folder has.
#[derive(Clone, Debug, Default)]
pub(super) struct Manifest {
    /// Its text; `None` if there is none. Of one that is too long it is empty.
    pub(super) text: Option<Vec<u8>>,
    listed: BTreeSet<String>,
}

impl Manifest {
    /// Reads the manifest of a folder.
    ///
    /// A path in it is only ever compared with those of files that were found below the folder, so
    /// that no line leads anywhere. A last line without an end is no path.
    ///
    /// # Errors
    /// If the file is not a manifest but stands in the place of one, or cannot be read.
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

    /// The text of a manifest that lists some files, too, of which it lacks some; `None` if it
    /// lists all that only a manifest can tell from other files.
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
