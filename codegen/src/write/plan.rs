//! Plans the changes of a run.

use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

#[cfg(feature = "json")]
use serde::Serialize;

use super::manifest::{Manifest, manifest};
use super::names::{MANIFEST, is_leftover, is_note};
use super::paths::check_paths;
use super::{StaleKind, WriteError, disk};
use crate::parallel;
use crate::target::{File, has_header, is_generated};

/// The numbers of files of a run, without the manifest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "json", derive(Serialize))]
pub struct Summary {
    /// Created files.
    pub created: usize,
    /// Files with a new text.
    pub updated: usize,
    /// Unchanged files.
    pub unchanged: usize,
    /// Stale generated files.
    pub deleted: usize,
}

/// The required changes of the output folder; all lists are sorted by path.
#[derive(Clone, Debug)]
pub struct Plan<'a> {
    pub(super) out: PathBuf,
    pub(super) files: &'a [File],
    pub(super) create: Vec<&'a File>,
    pub(super) update: Vec<&'a File>,
    /// The files of `update` that differ in line ends only.
    pub(super) line_ends: BTreeSet<&'a str>,
    pub(super) unchanged: Vec<&'a File>,
    pub(super) delete: Vec<String>,
    /// Temporary files of killed runs.
    pub(super) leftovers: Vec<PathBuf>,
    /// Journals of killed runs.
    pub(super) notes: Vec<PathBuf>,
    /// The manifest of the folder.
    pub(super) found: Manifest,
    /// The manifest of the files.
    pub(super) manifest: Option<File>,
    /// The modification time of written files, if it is not the current time.
    pub(super) modified: Option<SystemTime>,
}

impl<'a> Plan<'a> {
    /// Compares the files with the output folder, which need not exist. Its parents may be symbolic links; the folder
    /// itself may not.
    ///
    /// # Errors
    /// If a path is invalid or conflicts with another one, if a text lacks its header, if another file, link or folder
    /// is at the path of a generated file, or if the file system fails.
    pub fn new(out: &Path, files: &'a [File]) -> Result<Self, WriteError> {
        check_paths(files)?;
        if let Some(file) = files
            .iter()
            .find(|file| has_header(&file.path) && !is_generated(file.text.as_bytes()))
        {
            return Err(WriteError::NoHeader {
                path: file.path.clone().into(),
            });
        }
        let out = if out.as_os_str().is_empty() {
            PathBuf::from(".")
        } else {
            // Rebuilt without a trailing slash, which would follow a link.
            out.components().collect()
        };
        let mut plan = Self {
            out,
            files,
            create: Vec::new(),
            update: Vec::new(),
            line_ends: BTreeSet::new(),
            unchanged: Vec::new(),
            delete: Vec::new(),
            leftovers: Vec::new(),
            notes: Vec::new(),
            found: Manifest::default(),
            manifest: manifest(files),
            modified: None,
        };
        match fs::symlink_metadata(&plan.out) {
            Ok(found) if found.is_symlink() => {
                return Err(WriteError::SymbolicLink { path: plan.out });
            }
            Ok(found) if found.is_dir() => plan.compare()?,
            Ok(_) => return Err(WriteError::NotAFolder { path: plan.out }),
            Err(error) if error.kind() == ErrorKind::NotFound => plan.create.extend(files),
            Err(error) => return Err(WriteError::io("read", plan.out, error)),
        }
        for list in [&mut plan.create, &mut plan.update, &mut plan.unchanged] {
            list.sort_by(|a, b| a.path.cmp(&b.path));
        }
        plan.delete.sort();
        Ok(plan)
    }

    /// Gives written files a modification time, so that Cargo does not take the output of a build script for a change.
    pub fn modified(mut self, modified: Option<SystemTime>) -> Self {
        self.modified = modified;
        self
    }

    /// Paths of files to be created.
    pub fn create(&self) -> impl Iterator<Item = &str> {
        self.create.iter().map(|file| file.path.as_str())
    }

    /// Paths of files with another text.
    pub fn update(&self) -> impl Iterator<Item = &str> {
        self.update.iter().map(|file| file.path.as_str())
    }

    /// Paths of unchanged files.
    pub fn unchanged(&self) -> impl Iterator<Item = &str> {
        self.unchanged.iter().map(|file| file.path.as_str())
    }

    /// Paths of stale generated files.
    pub fn delete(&self) -> impl Iterator<Item = &str> {
        self.delete.iter().map(String::as_str)
    }

    /// The numbers of files that [`Plan::apply`] would change.
    pub fn summary(&self) -> Summary {
        Summary {
            created: self.create.len(),
            updated: self.update.len(),
            unchanged: self.unchanged.len(),
            deleted: self.delete.len(),
        }
    }

    /// How the manifest of the folder is outdated; `None` if it is up to date.
    pub(super) fn stale_manifest(&self) -> Option<StaleKind> {
        let wanted = self.manifest.as_ref().map(|file| file.text.as_bytes());
        match (self.found.text.as_deref(), wanted) {
            (None, Some(_)) => Some(StaleKind::Missing),
            (Some(_), None) => Some(StaleKind::Extra),
            (found, wanted) => (found != wanted).then_some(StaleKind::Stale),
        }
    }

    /// Whether the manifest of the folder must be removed.
    pub(super) fn deletes_manifest(&self) -> bool {
        self.stale_manifest() == Some(StaleKind::Extra)
    }

    fn compare(&mut self) -> Result<(), WriteError> {
        self.found = Manifest::read(&self.out)?;
        let found = parallel::map(self.files, |file| compare(&self.out, file, &self.found));
        for (file, found) in self.files.iter().zip(found) {
            let list = match found? {
                Comparison::Missing => &mut self.create,
                Comparison::Same => &mut self.unchanged,
                Comparison::Differs { in_line_ends } => {
                    if in_line_ends {
                        self.line_ends.insert(&file.path);
                    }
                    &mut self.update
                }
            };
            list.push(file);
        }
        self.find_others()
    }

    fn find_others(&mut self) -> Result<(), WriteError> {
        let planned: BTreeSet<&str> = self.files.iter().map(|file| file.path.as_str()).collect();
        let out = self.out.clone();
        for found in disk::files(&out) {
            let found = found?;
            if is_leftover(found.name()) {
                let list = if is_note(found.name()) {
                    &mut self.notes
                } else {
                    &mut self.leftovers
                };
                list.push(found.place);
                continue;
            }
            if found.path == MANIFEST || planned.contains(found.path.as_str()) {
                continue;
            }
            let is_ours = if has_header(&found.path) {
                disk::starts_like_ours(&found.place)?
            } else {
                self.found.lists(&found.path)
            };
            if is_ours {
                self.delete.push(found.path);
            }
        }
        Ok(())
    }
}

/// Whether a file has a certain text with line ends of Windows.
pub(super) fn differs_in_line_ends(found: &[u8], text: &str) -> bool {
    found.len() > text.len()
        && std::str::from_utf8(found).is_ok_and(|found| found.replace("\r\n", "\n") == text)
}

/// Compares an existing file with the one to be written.
enum Comparison {
    Missing,
    Same,
    Differs { in_line_ends: bool },
}

fn compare(out: &Path, file: &File, manifest: &Manifest) -> Result<Comparison, WriteError> {
    let found = match disk::place(out, &file.path)? {
        Some((place, _)) => disk::read(&place)?,
        None => None,
    };
    let is_ours = |bytes: &[u8]| {
        // A file without its header is edited by hand.
        if has_header(&file.path) {
            is_generated(bytes)
        } else {
            manifest.lists(&file.path)
        }
    };
    match found {
        None => Ok(Comparison::Missing),
        Some(bytes) if bytes == file.text.as_bytes() => Ok(Comparison::Same),
        Some(bytes) if is_ours(&bytes) => Ok(Comparison::Differs {
            in_line_ends: differs_in_line_ends(&bytes, &file.text),
        }),
        Some(_) => Err(WriteError::ForeignFile {
            path: out.join(&file.path),
        }),
    }
}
