//! The journal of folders that a run creates or may leave empty. It exists while the run lasts: an empty folder
//! has no sign of its origin, and a run may be killed between removing a file and its folder.

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

/// Paths relative to the output folder.
pub(super) struct Folders(BTreeSet<String>);

impl Folders {
    /// The folders that this run will create or may leave empty, and those in the journals of killed runs.
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
            folders.extend(journaled(note));
        }
        Self(folders)
    }

    /// Writes the journal, which is removed on drop. Errors are ignored: without a journal, a killed run may leave empty
    /// folders.
    pub(super) fn note(&self, out: &Path) -> Option<TempPath> {
        if self.0.is_empty() {
            return None;
        }
        let lines: String = self.0.iter().map(|folder| format!("{folder}\n")).collect();
        let mut note = builder(NOTE_PREFIX).tempfile_in(out).ok()?;
        note.write_all(lines.as_bytes()).ok()?;
        Some(note.into_temp_path())
    }

    /// Removes the empty ones, innermost first.
    pub(super) fn prune(&self, out: &Path) {
        for folder in self.0.iter().rev() {
            let is_plain = prefixes(folder).all(|folder| {
                fs::symlink_metadata(out.join(folder)).is_ok_and(|found| found.is_dir())
            });
            if is_plain {
                // A folder with files is not removed; a failure is harmless.
                let _ = fs::remove_dir(out.join(folder));
            }
        }
    }
}

/// The parent folders of a path, outermost first.
pub(super) fn above(path: &str) -> impl Iterator<Item = &str> {
    prefixes(path).filter(|prefix| prefix.len() < path.len())
}

/// The folders in a journal. A line without a line break is incomplete.
fn journaled(note: &Path) -> Vec<String> {
    let text = fs::read_to_string(note).unwrap_or_default();
    text.split_inclusive('\n')
        .filter_map(|line| line.strip_suffix('\n'))
        .filter(|folder| fault(folder).is_none())
        .map(str::to_owned)
        .collect()
}
