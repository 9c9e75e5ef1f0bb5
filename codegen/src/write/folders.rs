//! The folders that a run makes or may leave empty. They are noted in a file while the run lasts, as
//! an empty folder does not say whose it is, and a run may be killed between a file and its folder.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::Path;

use tempfile::TempPath;

use super::disk::relative;
use super::names::NOTE_PREFIX;
use super::paths::{fault, prefixes};
use super::plan::Plan;
use super::staged::builder;

/// Paths below the output folder.
pub(super) struct Folders(BTreeSet<String>);

impl Folders {
    /// The folders that this run will make or may leave empty, and those that killed runs noted.
    pub(super) fn of(plan: &Plan) -> Self {
        let mut folders = BTreeSet::new();
        let leftovers = plan
            .leftovers
            .iter()
            .filter_map(|path| relative(&plan.out, path));
        for path in plan.delete.iter().cloned().chain(leftovers) {
            folders.extend(above(&path).map(str::to_owned));
        }
        let of_new = plan.create.iter().flat_map(|file| above(&file.path));
        let of_new: BTreeSet<&str> = of_new.collect();
        let is_missing = |folder: &&str| fs::symlink_metadata(plan.out.join(folder)).is_err();
        folders.extend(of_new.into_iter().filter(is_missing).map(str::to_owned));
        for note in &plan.notes {
            folders.extend(noted(note));
        }
        Self(folders)
    }

    /// Writes the folders down; the note vanishes with the value, but not with the process. Without
    /// a note the run is as good, so that an error is none: a killed run may leave empty folders then.
    pub(super) fn note(&self, out: &Path) -> Option<TempPath> {
        if self.0.is_empty() {
            return None;
        }
        let lines: String = self.0.iter().map(|folder| format!("{folder}\n")).collect();
        let mut note = builder(NOTE_PREFIX).tempfile_in(out).ok()?;
        note.write_all(lines.as_bytes()).ok()?;
        Some(note.into_temp_path())
    }

    /// Removes those that are empty, the inner ones first.
    pub(super) fn prune(&self, out: &Path) {
        for folder in self.0.iter().rev() {
            let is_plain = prefixes(folder).all(|folder| {
                fs::symlink_metadata(out.join(folder)).is_ok_and(|found| found.is_dir())
            });
            if is_plain {
                // It is not removed where it has files; where it cannot be, it does no harm.
                let _ = fs::remove_dir(out.join(folder));
            }
        }
    }
}

/// The folders above a path, from the top.
pub(super) fn above(path: &str) -> impl Iterator<Item = &str> {
    prefixes(path).filter(|prefix| prefix.len() < path.len())
}

/// The folders of a note. A line without an end was not written to its end.
fn noted(note: &Path) -> Vec<String> {
    let text = fs::read_to_string(note).unwrap_or_default();
    text.split_inclusive('\n')
        .filter_map(|line| line.strip_suffix('\n'))
        .filter(|folder| fault(folder).is_none())
        .map(str::to_owned)
        .collect()
}
