//! Loads the pages for a subcommand.

use anyhow::Result;
use markdown_codegen::{Error, Findings, Loaded};

use super::input::Input;
use super::progress::Progress;
use super::terminal::Terminal;

/// Reads the pages; `None` if the configuration has errors, which are reported.
pub(super) fn load(input: &Input, terminal: &Terminal) -> Result<Option<Loaded>> {
    let progress = Progress::new(terminal);
    progress.stage("reading the pages");
    let loaded = input.config().load();
    drop(progress);
    match loaded {
        Ok(loaded) => Ok(Some(loaded)),
        Err(error) => {
            let found = findings_of(error).map_err(|error| input.advise(error))?;
            terminal.findings(&found.diagnostics, &found.sources);
            Ok(None)
        }
    }
}

/// The diagnostics of an error, which are a result; other errors are returned.
pub(super) fn findings_of(error: Error) -> Result<Findings, Error> {
    match error {
        Error::Findings(findings) => Ok(*findings),
        error => Err(error),
    }
}
