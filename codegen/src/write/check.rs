//! Checks whether the output folder is up to date.

use std::fmt::Write;
use std::path::Path;

use super::names::MANIFEST;
use super::plan::Plan;
use super::stale::{Stale, StaleKind};

impl Plan<'_> {
    /// The outdated files, including the manifest, sorted by path; empty if the folder is up to date. Writes nothing.
    pub fn check(&self) -> Vec<Stale> {
        let of = |kind| {
            move |path: &str| Stale {
                path: path.to_owned(),
                kind,
            }
        };
        let mut stale: Vec<Stale> = self
            .create()
            .map(of(StaleKind::Missing))
            .chain(self.update().map(of(StaleKind::Stale)))
            .chain(self.delete().map(of(StaleKind::Extra)))
            .chain(self.stale_manifest().map(|kind| of(kind)(MANIFEST)))
            .collect();
        stale.sort();
        stale
    }
}

/// Lists each outdated file and the command that updates them; empty if all are up to date.
pub fn describe(stale: &[Stale], out: &Path, command: &str) -> String {
    let mut text = String::new();
    if stale.is_empty() {
        return text;
    }
    let (files, verb) = match stale.len() {
        1 => ("file", "is"),
        _ => ("files", "are"),
    };
    // Writing to a string cannot fail.
    let _ = writeln!(
        text,
        "{} generated {files} in `{}` {verb} not up to date:",
        stale.len(),
        out.display(),
    );
    for Stale { path, kind } in stale {
        let _ = writeln!(text, "  {:<7}  {path}", kind.name());
    }
    let _ = writeln!(text, "run `{command}` to update them");
    text
}
