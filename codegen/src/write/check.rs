//! Whether the output folder is up to date.

use std::fmt::Write;
use std::path::Path;

#[cfg(feature = "json")]
use serde::Serialize;

use super::plan::Plan;

/// A file that is not as it would be generated.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "json", derive(Serialize))]
pub struct Stale {
    /// Path below the output folder.
    pub path: String,
    /// What is wrong with it.
    pub kind: StaleKind,
}

/// How a file differs from what would be generated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "json", derive(Serialize))]
#[cfg_attr(feature = "json", serde(rename_all = "lowercase"))]
pub enum StaleKind {
    /// It does not exist.
    Missing,
    /// It has another text.
    Stale,
    /// It was generated once and is no longer.
    Extra,
}

impl StaleKind {
    /// The kind in a word.
    pub fn name(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Stale => "stale",
            Self::Extra => "extra",
        }
    }
}

impl Plan<'_> {
    /// The files that are not as they would be generated, sorted by path; none where the folder
    /// is up to date. Writes nothing.
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
            .collect();
        stale.sort();
        stale
    }
}

/// Names each file that is not up to date and the command that mends them all; empty where all
/// are up to date.
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
    let _ = writeln!(text, "run `{command}` to mend this");
    text
}
