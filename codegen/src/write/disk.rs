//! The content of an output folder. Symbolic links are not followed.

use std::fs;
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::WriteError;
use crate::target::{HEADER_LENGTH, is_generated};

/// A regular file in an output folder.
pub(super) struct Found {
    pub(super) place: PathBuf,
    /// Its path, relative to the folder and separated by `/`.
    pub(super) path: String,
}

impl Found {
    pub(super) fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }
}

/// All regular files in a folder whose paths are Unicode; other files are not generated.
pub(super) fn files(out: &Path) -> impl Iterator<Item = Result<Found, WriteError>> {
    let entries = WalkDir::new(out).min_depth(1).into_iter();
    entries.filter_map(move |entry| match entry {
        Ok(entry) if entry.file_type().is_file() => {
            let path = relative(out, entry.path())?;
            let place = entry.into_path();
            Some(Ok(Found { place, path }))
        }
        Ok(_) => None,
        Err(error) => {
            let path = error.path().unwrap_or(out).to_path_buf();
            let error = io::Error::from(error);
            // Another run may have removed it since it was listed.
            let is_gone = error.kind() == ErrorKind::NotFound;
            (!is_gone).then(|| Err(WriteError::io("read", path, error)))
        }
    })
}

/// The place of a path to be written and the number of bytes there; `None` if it does not exist.
///
/// # Errors
/// If the path or a parent is a link or is not a file.
pub(super) fn place(out: &Path, path: &str) -> Result<Option<(PathBuf, u64)>, WriteError> {
    let mut at = out.to_path_buf();
    let mut length = 0;
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
            _ => length = found.len(),
        }
    }
    Ok(Some((at, length)))
}

/// The bytes of a file; `None` if it was removed since it was found.
pub(super) fn read(path: &Path) -> Result<Option<Vec<u8>>, WriteError> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(WriteError::io("read", path, error)),
    }
}

/// A path relative to the folder, separated by `/`; `None` if it is not Unicode.
pub(super) fn relative(out: &Path, path: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> = path
        .strip_prefix(out)
        .ok()?
        .iter()
        .map(|part| part.to_str())
        .collect();
    Some(parts?.join("/"))
}

/// Whether a file begins with the header of generated files.
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
