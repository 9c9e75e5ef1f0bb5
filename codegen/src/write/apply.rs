//! Applies a plan. The next run can repair a run that was killed at any moment.

use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use super::WriteError;
use super::folders::{Folders, above};
use super::names::MANIFEST;
use super::plan::{Plan, Summary};
use super::staged::{Staged, order};
use crate::parallel;
use crate::target::File;

impl Plan<'_> {
    /// Replaces every new and changed file atomically, then removes stale generated files and the folders that
    /// become empty. Unchanged files are not touched. Runs on the same folder wait for each other if the system
    /// supports locks.
    ///
    /// Temporary files and empty folders of a killed run are removed.
    ///
    /// # Errors
    /// Those of [`Plan::new`], because the folder is read again once it is locked, and errors of the file system.
    /// The old files are unchanged until all new ones are written.
    pub fn apply(self) -> Result<Summary, WriteError> {
        if self.is_done() {
            return Ok(self.summary());
        }
        fs::create_dir_all(&self.out)
            .map_err(|error| WriteError::io("create", &self.out, error))?;
        let _lock = lock(&self.out)?;
        let plan = Plan::new(&self.out, self.files)?.modified(self.modified);
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
        // Files are listed before they exist, so that a killed run leaves no file that the next one cannot remove.
        if let Some(union) = manifests.before {
            union.put()?;
        }
        // On case-insensitive file systems, a twin is the file to be written.
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
        // The reported error does not depend on the order of the threads.
        let done = parallel::map_owned(files, Staged::put);
        done.into_iter().collect::<Result<(), WriteError>>()?;
        for file in mods {
            file.put()?;
        }
        for path in others {
            remove(&self.out.join(path))?;
        }
        // Last, because the old manifest lists the files to remove.
        match manifests.after {
            Some(last) => last.put(),
            None if self.deletes_manifest() => remove(&self.out.join(MANIFEST)),
            None => Ok(()),
        }
    }

    /// Writes the manifests to temporary files before any file is replaced, so that a full file system stops a run
    /// before it changes anything.
    pub(super) fn stage_manifests(&self) -> Result<Manifests, WriteError> {
        let mut is_new = self.found.text.is_none();
        let mut stage = |file: File| {
            let staged = Staged::write(&self.out, &file, is_new, self.modified)?;
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

    /// Writes all new texts to temporary files, in the order of replacement.
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
        let staged = parallel::map(&files, |(file, is_new)| {
            Staged::write(&self.out, file, *is_new, self.modified)
        });
        staged.into_iter().collect()
    }
}

/// The temporary manifests of a run.
pub(super) struct Manifests {
    /// Lists new and old files; `None` if headers identify all of them.
    pub(super) before: Option<Staged>,
    /// Lists the files of this run; `None` if the folder already has this manifest.
    pub(super) after: Option<Staged>,
}

/// Removes a generated file.
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
    // Another program may have replaced the file.
    match fs::symlink_metadata(path) {
        Ok(found) if found.is_dir() => Ok(()),
        Ok(found) if found.is_symlink() => Err(WriteError::SymbolicLink { path: path.into() }),
        Ok(_) => Err(WriteError::NotAFolder { path: path.into() }),
        Err(error) => Err(WriteError::io("read", path, error)),
    }
}

/// Waits until no other run works on the folder; the lock is released on drop. Without support for locks, files are
/// still replaced atomically.
#[cfg(unix)]
fn lock(out: &Path) -> Result<Option<fs::File>, WriteError> {
    let folder = fs::File::open(out).map_err(|error| WriteError::io("read", out, error))?;
    Ok(folder.lock().ok().map(|()| folder))
}

/// This system does not support locks of folders.
#[cfg(not(unix))]
fn lock(_: &Path) -> Result<Option<fs::File>, WriteError> {
    Ok(None)
}
