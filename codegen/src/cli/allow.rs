//! Files of entries that accept findings, and the day on which these may be over.

use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result, anyhow};
use markdown_codegen::config::{Allow, Date};
use markdown_codegen::diagnostics::Diagnostics;
use markdown_codegen::source::{SourceFile, Sources};

use super::terminal::Terminal;

/// Reads the entries of a file, which is added to the sources; `None` where they have errors, which are
/// told. `check` looks at the rules that they name, and `cannot` says what cannot be done then.
pub(super) fn read(
    path: Option<&Path>,
    sources: &mut Sources,
    check: fn(&[Allow], &mut Diagnostics),
    cannot: &str,
    terminal: &Terminal,
) -> Result<Option<Vec<Allow>>> {
    let Some(path) = path else {
        return Ok(Some(Vec::new()));
    };
    let text = std::fs::read_to_string(path)
        .with_context(|| format!("cannot read `{}`", path.display()))?;
    let shown = path.to_string_lossy().replace('\\', "/");
    let file = sources.add(SourceFile::new("", shown, text));
    let mut diagnostics = Diagnostics::default();
    let allows = Allow::read(sources, file, &mut diagnostics);
    check(&allows, &mut diagnostics);
    diagnostics.sort();
    if diagnostics.has_errors() {
        terminal.findings(&diagnostics, sources);
        terminal.error(&anyhow!("{cannot}: `{}` has errors", path.display()));
        return Ok(None);
    }
    Ok(Some(allows))
}

/// The day that was given, or else the one of the system, in UTC.
pub(super) fn today(given: Option<Date>) -> Result<Date> {
    if let Some(day) = given {
        return Ok(day);
    }
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    let days = now.map_or(0, |now| now.as_secs() / (24 * 60 * 60));
    Date::since_epoch(days).context("the clock is beyond the year 9999; give `--today`")
}

/// Reads a day as an argument.
pub(super) fn date(text: &str) -> Result<Date, String> {
    Date::parse(text).ok_or_else(|| "this is no day as YYYY-MM-DD".to_owned())
}
