//! Whether an output folder is as a run has left it, without the texts that it wrote.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::Path;

use rayon::prelude::*;
use walkdir::WalkDir;

use super::apply::builder;
use super::plan::{relative, starts_like_ours};
use super::{TEMP_PREFIX, WriteError, is_leftover};

/// Whether of our files exactly these stand in the folder, and nothing that a killed run has left.
///
/// `same` says of a text and what was noted about the file whether it is the noted one. Whatever
/// cannot be read is not as it was. Links are not followed.
pub fn stands<N: Sync>(
    out: &Path,
    files: &BTreeMap<String, N>,
    same: impl Fn(&[u8], &N) -> bool + Sync,
) -> bool {
    // A link with a slash at its end would be followed.
    let out: std::path::PathBuf = out.components().collect();
    if !fs::symlink_metadata(&out).is_ok_and(|found| found.is_dir()) {
        return false;
    }
    let mut found = Vec::with_capacity(files.len());
    for entry in WalkDir::new(&out).min_depth(1) {
        let Ok(entry) = entry else {
            return false;
        };
        let Some(path) = relative(&out, entry.path()) else {
            continue;
        };
        if let Some(noted) = files.get(&path) {
            if !entry.file_type().is_file() {
                return false;
            }
            found.push((entry.into_path(), noted));
        } else if entry.file_type().is_file() {
            let is_left = entry.file_name().to_str().is_some_and(is_leftover);
            let may_be_ours = path.ends_with(".rs") || path.ends_with(".md");
            if is_left || (may_be_ours && !matches!(starts_like_ours(entry.path()), Ok(false))) {
                return false;
            }
        }
    }
    let is_same = |(path, noted): &(_, &N)| fs::read(path).is_ok_and(|bytes| same(&bytes, noted));
    found.len() == files.len() && found.par_iter().all(is_same)
}

/// Puts a text at a path, in one step, and makes the folder in which it lies. What stood there is
/// replaced, whosever it was: this is for files in folders of caches.
///
/// # Errors
/// What the file system says.
pub fn keep(path: &Path, text: &[u8]) -> Result<(), WriteError> {
    let failed = |error| WriteError::io("write", path, error);
    let folder = path.parent().unwrap_or(Path::new(""));
    fs::create_dir_all(folder).map_err(failed)?;
    let mut temporary = builder(TEMP_PREFIX).tempfile_in(folder).map_err(failed)?;
    temporary.write_all(text).map_err(failed)?;
    temporary
        .persist(path)
        .map_err(|error| failed(error.error))?;
    Ok(())
}
