//! Carries a plan out so that a kill at any moment leaves what the next run repairs.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use tempfile::TempPath;

use super::folders::{Folders, above};
use super::plan::Plan;
use super::{Summary, TEMP_PREFIX, TEMP_SUFFIX, WriteError};
use crate::target::rust::emit::File;

/// A file that is written but not yet in its place.
pub(super) struct Staged {
    temporary: TempPath,
    target: PathBuf,
    is_new: bool,
    is_mod: bool,
}

impl Plan<'_> {
    /// Puts every new and changed file in its place, each in one step, then deletes our files
    /// that are no longer generated and the folders which that leaves empty. Unchanged files are
    /// not touched. Runs on the same folder wait for each other where the system can lock it.
    ///
    /// What a killed run left is repaired: its temporary files go, and so do its empty folders.
    ///
    /// # Errors
    /// Those of [`Plan::new`], as the folder is read again when it is locked, and what the file
    /// system says. Until all files are written the old ones stay as they were.
    pub fn apply(self) -> Result<Summary, WriteError> {
        if self.is_done() {
            return Ok(self.summary());
        }
        fs::create_dir_all(&self.out)
            .map_err(|error| WriteError::io("create", &self.out, error))?;
        let _lock = lock(&self.out)?;
        let plan = Plan::new(&self.out, self.files)?;
        plan.carry_out()?;
        Ok(plan.summary())
    }

    fn is_done(&self) -> bool {
        self.create.is_empty()
            && self.update.is_empty()
            && self.delete.is_empty()
            && self.leftovers.is_empty()
            && self.notes.is_empty()
    }

    fn carry_out(&self) -> Result<(), WriteError> {
        let folders = Folders::of(self);
        let note = folders.note(&self.out);
        let done = self.put_and_delete();
        folders.prune(&self.out);
        for path in &self.notes {
            remove(path)?;
        }
        drop(note);
        done
    }

    fn put_and_delete(&self) -> Result<(), WriteError> {
        for path in &self.leftovers {
            remove(path)?;
        }
        let staged = self.stage()?;
        // Where the file system ignores case, a twin is the very file that is to be written.
        let planned: BTreeSet<String> = self
            .files
            .iter()
            .map(|file| file.path.to_lowercase())
            .collect();
        let (twins, others): (Vec<_>, Vec<_>) = self
            .delete
            .iter()
            .partition(|path| planned.contains(&path.to_lowercase()));
        for path in twins {
            remove(&self.out.join(path))?;
        }
        let (mods, files): (Vec<_>, Vec<_>) = staged.into_iter().partition(|file| file.is_mod);
        // Of several errors always the same one is told.
        let done: Vec<Result<(), WriteError>> = files.into_par_iter().map(put).collect();
        done.into_iter().collect::<Result<(), WriteError>>()?;
        for file in mods {
            put(file)?;
        }
        for path in others {
            remove(&self.out.join(path))?;
        }
        Ok(())
    }

    /// Writes all new texts next to their places, in the order in which they are to be put there.
    pub(super) fn stage(&self) -> Result<Vec<Staged>, WriteError> {
        let mut files: Vec<(&File, bool)> = self
            .create
            .iter()
            .map(|file| (*file, true))
            .chain(self.update.iter().map(|file| (*file, false)))
            .collect();
        files.sort_by_key(|(file, _)| order(&file.path));
        let folders: BTreeSet<&str> = files
            .iter()
            .flat_map(|(file, _)| above(&file.path))
            .collect();
        for folder in folders {
            make_folder(&self.out.join(folder))?;
        }
        let staged: Vec<Result<Staged, WriteError>> = files
            .into_par_iter()
            .map(|(file, is_new)| self.stage_file(file, is_new))
            .collect();
        staged.into_iter().collect()
    }

    fn stage_file(&self, file: &File, is_new: bool) -> Result<Staged, WriteError> {
        let target = self.out.join(&file.path);
        let folder = target.parent().unwrap_or(&self.out);
        let failed = |error| WriteError::io("write", &target, error);
        let mut temporary = builder(TEMP_PREFIX).tempfile_in(folder).map_err(failed)?;
        temporary.write_all(file.text.as_bytes()).map_err(failed)?;
        Ok(Staged {
            // Closed here, as there may be more files than a process may hold open.
            temporary: temporary.into_temp_path(),
            target,
            is_new,
            is_mod: is_mod(&file.path),
        })
    }
}

/// Removes a file of ours.
fn remove(path: &Path) -> Result<(), WriteError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            Err(WriteError::io("delete", path, error))
        }
        _ => Ok(()),
    }
}

fn make_folder(path: &Path) -> Result<(), WriteError> {
    match fs::create_dir(path) {
        Ok(()) => return Ok(()),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
        Err(error) => return Err(WriteError::io("create", path, error)),
    }
    // Somebody may have put something else there since we looked.
    match fs::symlink_metadata(path) {
        Ok(found) if found.is_dir() => Ok(()),
        Ok(found) if found.is_symlink() => Err(WriteError::SymbolicLink { path: path.into() }),
        Ok(_) => Err(WriteError::NotAFolder { path: path.into() }),
        Err(error) => Err(WriteError::io("read", path, error)),
    }
}

fn is_mod(path: &str) -> bool {
    path == "mod.rs" || path.ends_with("/mod.rs")
}

/// A `mod.rs` comes after the files that it may declare, the topmost last.
pub(super) fn order(path: &str) -> (bool, Reverse<usize>, &str) {
    let is_mod = is_mod(path);
    let depth = if is_mod { path.matches('/').count() } else { 0 };
    (is_mod, Reverse(depth), path)
}

pub(super) fn builder(prefix: &'static str) -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(prefix).suffix(TEMP_SUFFIX);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // Like any other file; the process's mask takes away what the user wants taken away.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder
}

pub(super) fn put(file: Staged) -> Result<(), WriteError> {
    let Staged {
        temporary,
        target,
        is_new,
        ..
    } = file;
    let result = if is_new {
        // Somebody may have put a file of their own there since we looked.
        match temporary.persist_noclobber(&target) {
            // Not every file system can do that.
            Err(failed) if failed.error.kind() != ErrorKind::AlreadyExists => {
                failed.path.persist(&target)
            }
            result => result,
        }
    } else {
        temporary.persist(&target)
    };
    result.map_err(|failed| WriteError::io("write", target, failed.error))
}

/// Waits until no other run works on the folder; the lock ends with the value. Where the file
/// system knows no locks there is none: each file is still put in its place in one step.
#[cfg(unix)]
fn lock(out: &Path) -> Result<Option<fs::File>, WriteError> {
    let folder = fs::File::open(out).map_err(|error| WriteError::io("read", out, error))?;
    Ok(folder.lock().ok().map(|()| folder))
}

/// Folders cannot be locked here.
#[cfg(not(unix))]
fn lock(_: &Path) -> Result<Option<fs::File>, WriteError> {
    Ok(None)
}
