//! What a run would change, found out without changing anything.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use walkdir::WalkDir;

use super::paths::check_paths;
use super::{Summary, WriteError, is_leftover, is_note};
use crate::target::rust::emit::{File, HEADER_LENGTH, is_generated};

/// What has to change in the output folder; all lists are sorted by path.
#[derive(Clone, Debug)]
pub struct Plan<'a> {
    pub(super) out: PathBuf,
    pub(super) files: &'a [File],
    pub(super) create: Vec<&'a File>,
    pub(super) update: Vec<&'a File>,
    pub(super) unchanged: Vec<&'a File>,
    pub(super) delete: Vec<String>,
    /// Files that a run which was killed had not yet put in their places.
    pub(super) leftovers: Vec<PathBuf>,
    /// What such a run noted about folders.
    pub(super) notes: Vec<PathBuf>,
}

impl<'a> Plan<'a> {
    /// Compares the files with what stands in the output folder, which need not exist. Folders above
    /// it may be symbolic links; it itself may not.
    ///
    /// # Errors
    /// A path that does not stay below the folder or clashes with another, a text without our
    /// header, a foreign file, link or folder where one of the files belongs, or what the file
    /// system says.
    pub fn new(out: &Path, files: &'a [File]) -> Result<Self, WriteError> {
        check_paths(files)?;
        if let Some(file) = files
            .iter()
            .find(|file| !is_generated(file.text.as_bytes()))
        {
            return Err(WriteError::NoHeader {
                path: file.path.clone().into(),
            });
        }
        let out = if out.as_os_str().is_empty() {
            PathBuf::from(".")
        } else {
            // Put together again without a slash at its end, which would follow a link.
            out.components().collect()
        };
        let mut plan = Self {
            out,
            files,
            create: Vec::new(),
            update: Vec::new(),
            unchanged: Vec::new(),
            delete: Vec::new(),
            leftovers: Vec::new(),
            notes: Vec::new(),
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

    /// Paths of the files that do not exist yet.
    pub fn create(&self) -> impl Iterator<Item = &str> {
        self.create.iter().map(|file| file.path.as_str())
    }

    /// Paths of our files that have another text.
    pub fn update(&self) -> impl Iterator<Item = &str> {
        self.update.iter().map(|file| file.path.as_str())
    }

    /// Paths of the files that need no change.
    pub fn unchanged(&self) -> impl Iterator<Item = &str> {
        self.unchanged.iter().map(|file| file.path.as_str())
    }

    /// Paths of our files that are no longer generated.
    pub fn delete(&self) -> impl Iterator<Item = &str> {
        self.delete.iter().map(String::as_str)
    }

    /// What [`Plan::apply`] would do, in numbers.
    pub fn summary(&self) -> Summary {
        Summary {
            created: self.create.len(),
            updated: self.update.len(),
            unchanged: self.unchanged.len(),
            deleted: self.delete.len(),
        }
    }

    fn compare(&mut self) -> Result<(), WriteError> {
        let found: Vec<Result<Standing, WriteError>> = self
            .files
            .par_iter()
            .map(|file| compare(&self.out, file))
            .collect();
        for (file, found) in self.files.iter().zip(found) {
            let list = match found? {
                Standing::Nothing => &mut self.create,
                Standing::Same => &mut self.unchanged,
                Standing::Other => &mut self.update,
            };
            list.push(file);
        }
        self.find_others()
    }

    fn find_others(&mut self) -> Result<(), WriteError> {
        let planned: BTreeSet<&str> = self.files.iter().map(|file| file.path.as_str()).collect();
        for entry in WalkDir::new(&self.out).min_depth(1) {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    let path = error.path().unwrap_or(&self.out).to_path_buf();
                    let error = io::Error::from(error);
                    // Another run may have removed it between listing and looking.
                    if error.kind() == ErrorKind::NotFound {
                        continue;
                    }
                    return Err(WriteError::io("read", path, error));
                }
            };
            if !entry.file_type().is_file() {
                continue;
            }
            let Some(path) = relative(&self.out, entry.path()) else {
                continue;
            };
            let name = entry.file_name().to_str();
            if name.is_some_and(is_leftover) {
                let list = if name.is_some_and(is_note) {
                    &mut self.notes
                } else {
                    &mut self.leftovers
                };
                list.push(entry.into_path());
            } else if (path.ends_with(".rs") || path.ends_with(".md"))
                && !planned.contains(path.as_str())
                && starts_like_ours(entry.path())?
            {
                self.delete.push(path);
            }
        }
        Ok(())
    }
}

/// What stands where a file is to be written.
enum Standing {
    Nothing,
    Same,
    Other,
}

fn compare(out: &Path, file: &File) -> Result<Standing, WriteError> {
    match standing(out, &file.path)? {
        None => Ok(Standing::Nothing),
        Some(bytes) if bytes == file.text.as_bytes() => Ok(Standing::Same),
        Some(bytes) if is_generated(&bytes) => Ok(Standing::Other),
        Some(_) => Err(WriteError::ForeignFile {
            path: out.join(&file.path),
        }),
    }
}

/// What stands at a path to be written; `None` for nothing.
fn standing(out: &Path, path: &str) -> Result<Option<Vec<u8>>, WriteError> {
    let mut at = out.to_path_buf();
    let mut parts = path.split('/').peekable();
    while let Some(part) = parts.next() {
        at.push(part);
        let found = match fs::symlink_metadata(&at) {
            Ok(found) => found,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(WriteError::io("read", at, error)),
        };
        if found.is_symlink() {
            return Err(WriteError::SymbolicLink { path: at });
        }
        match parts.peek() {
            Some(_) if !found.is_dir() => return Err(WriteError::NotAFolder { path: at }),
            None if !found.is_file() => return Err(WriteError::NotAFile { path: at }),
            _ => {}
        }
    }
    match fs::read(&at) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(WriteError::io("read", at, error)),
    }
}

/// A path below the folder with `/` between its parts. We write no names that are not Unicode, so
/// a file with such a name is not ours.
pub(super) fn relative(out: &Path, path: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> = path
        .strip_prefix(out)
        .ok()?
        .iter()
        .map(|part| part.to_str())
        .collect();
    Some(parts?.join("/"))
}

pub(super) fn starts_like_ours(path: &Path) -> Result<bool, WriteError> {
    let mut start = Vec::new();
    let read = fs::File::open(path)
        .and_then(|file| file.take(HEADER_LENGTH as u64).read_to_end(&mut start));
    match read {
        Ok(_) => Ok(is_generated(&start)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) => Err(WriteError::io("read", path, error)),
    }
}
