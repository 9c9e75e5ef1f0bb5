//! Carries a plan out so that a kill at any moment leaves what the next run repairs.

use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use rayon::prelude::*;

use super::WriteError;
use super::folders::{Folders, above};
use super::names::MANIFEST;
use super::plan::{Plan, Summary};
use super::staged::{Staged, order};
use crate::target::File;

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
            && self.stale_manifest().is_none()
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
        let manifests = self.stage_manifests()?;
        // Listed before they are there: a run that is killed leaves no file that it cannot delete.
        if let Some(union) = manifests.before {
            union.put()?;
        }
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
        let done: Vec<Result<(), WriteError>> = files.into_par_iter().map(Staged::put).collect();
        done.into_iter().collect::<Result<(), WriteError>>()?;
        for file in mods {
            file.put()?;
        }
        for path in others {
            remove(&self.out.join(path))?;
        }
        // Last, as until then the earlier one names the files to delete.
        match manifests.after {
            Some(last) => last.put(),
            None if self.deletes_manifest() => remove(&self.out.join(MANIFEST)),
            None => Ok(()),
        }
    }

    /// Writes the manifests next to their place before anything is put in its place, so that a full
    /// file system stops a run before it changes anything.
    pub(super) fn stage_manifests(&self) -> Result<Manifests, WriteError> {
        let mut is_new = self.found.text.is_none();
        let mut stage = |file: File| {
            let staged = Staged::write(&self.out, &file, is_new)?;
            is_new = false;
            Ok::<_, WriteError>(staged)
        };
        let before = self.found.with(&self.create);
        let before = before.map(|text| stage(File::new(MANIFEST, text)));
        let before = before.transpose()?;
        let is_other = before.is_some() || self.stale_manifest().is_some();
        let after = self.manifest.clone().filter(|_| is_other).map(stage);
        Ok(Manifests {
            before,
            after: after.transpose()?,
        })
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
            .map(|(file, is_new)| Staged::write(&self.out, file, is_new))
            .collect();
        staged.into_iter().collect()
    }
}

/// The manifests of a run that are written but not yet in their place.
pub(super) struct Manifests {
    /// Lists the new files besides the old ones; `None` if their headers tell whose they are.
    pub(super) before: Option<Staged>,
    /// Lists the files of this run; `None` if the folder has that one.
    pub(super) after: Option<Staged>,
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
