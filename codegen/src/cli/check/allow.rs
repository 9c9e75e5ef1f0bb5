//! Reading allow files.

use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result, anyhow};
use markdown_codegen::config::Date;
use markdown_codegen::diagnostics::Diagnostics;
use markdown_codegen::report::{AllowList, RuleTable};
use markdown_codegen::source::{SourceFile, Sources};

use crate::cli::terminal::Terminal;

/// Reads an allow file; `None` if it has errors, which are reported.
pub(super) fn read(
    path: &Path,
    today: Option<Date>,
    rules: &RuleTable,
    terminal: &Terminal,
) -> Result<Option<AllowList>> {
    let text = std::fs::read_to_string(path)
        .with_context(|| format!("cannot read `{}`", path.display()))?;
    let shown = path.to_string_lossy().replace('\\', "/");
    let mut sources = Sources::default();
    let file = sources.add(SourceFile::new("", shown, text));
    let today = today.map_or_else(of_system, Ok)?;
    let mut diagnostics = Diagnostics::default();
    let allows = AllowList::read(sources, file, rules, today, &mut diagnostics);
    diagnostics.sort();
    if diagnostics.has_errors() {
        terminal.findings(&diagnostics, allows.sources());
        terminal.error(&anyhow!("`{}` has errors", path.display()));
        return Ok(None);
    }
    Ok(Some(allows))
}

/// The date of the system, in UTC.
fn of_system() -> Result<Date> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    let days = now.map_or(0, |now| now.as_secs() / (24 * 60 * 60));
    Date::since_epoch(days).context("the system clock is beyond the year 9999; pass `--today`")
}
