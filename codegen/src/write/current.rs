//! Checks whether an output folder is unchanged since a run, without the texts that the run wrote.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use super::names::{MANIFEST, TEMP_PREFIX, is_leftover};
use super::staged::builder;
use super::{WriteError, disk, manifest};
use crate::parallel;
use crate::target::has_header;

/// Whether the folder has exactly these generated files and their manifest, and no leftovers of a killed run.
///
/// `same` compares a text with the record of its file. If anything cannot be read, the folder is not current. Links
/// are not followed.
pub fn is_current<N: Sync>(
    out: &Path,
    files: &BTreeMap<String, N>,
    same: impl Fn(&[u8], &N) -> bool + Sync,
) -> bool {
    // A link with a trailing slash would be followed.
    let out: PathBuf = out.components().collect();
    if !fs::symlink_metadata(&out).is_ok_and(|found| found.is_dir()) {
        return false;
    }
    // Files that are not in the manifest are generated if they have a header.
    let listed = manifest::text(files.keys().map(String::as_str).collect());
    let Ok(found) = manifest::Manifest::read(&out) else {
        return false;
    };
    if found.text.as_deref() != listed.as_ref().map(String::as_bytes) {
        return false;
    }
    let mut ours = Vec::with_capacity(files.len());
    for found in disk::files(&out) {
        let Ok(found) = found else {
            return false;
        };
        if let Some(recorded) = files.get(&found.path) {
            ours.push((found.place, recorded));
        } else if found.path != MANIFEST {
            let is_left = is_leftover(found.name());
            let may_be_ours = has_header(&found.path);
            if is_left || may_be_ours && !matches!(disk::starts_like_ours(&found.place), Ok(false))
            {
                return false;
            }
        }
    }
    let is_same =
        |(path, recorded): &(_, &N)| fs::read(path).is_ok_and(|bytes| same(&bytes, recorded));
    ours.len() == files.len() && parallel::map(&ours, is_same).into_iter().all(|same| same)
}

/// Puts a text at a path in one step, and creates the folder around it. Any file that is there is
/// replaced: this is for files in folders of caches.
///
/// # Errors
/// Errors of the file system.
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
