//! Checks whether the output folder is up to date.

use std::fmt::Write;
use std::path::Path;

use super::names::MANIFEST;
use super::plan::{Plan, differs_in_line_ends};
use super::stale::{Stale, StaleKind};

impl Plan<'_> {
    /// The outdated files, including the manifest, sorted by path; empty if the folder is up to date. Writes nothing.
    pub fn check(&self) -> Vec<Stale> {
        let of = |kind| {
            move |path: &str| Stale {
                path: path.to_owned(),
                kind,
                line_ends: kind == StaleKind::Stale && self.differs_in_line_ends(path),
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

    fn differs_in_line_ends(&self, path: &str) -> bool {
        let manifest = || {
            let (found, wanted) = (self.found.text.as_deref()?, self.manifest.as_ref()?);
            Some(path == MANIFEST && differs_in_line_ends(found, &wanted.text))
        };
        self.line_ends.contains(path) || manifest().unwrap_or(false)
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
    for Stale {
        path,
        kind,
        line_ends,
    } in stale
    {
        let why = if *line_ends { " (line ends)" } else { "" };
        let _ = writeln!(text, "  {:<7}  {path}{why}", kind.name());
    }
    if stale.iter().any(|stale| stale.line_ends) {
        let _ = writeln!(
            text,
            "the line ends of some files were converted to CRLF; to prevent it, add `{}/** text eol=lf` to `.gitattributes`",
            out.display(),
        );
    }
    let _ = writeln!(text, "run `{command}` to update them");
    text
}
