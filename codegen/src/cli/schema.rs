//! `schema`: what the pages say.

use anyhow::{Context, Result};

use super::args::{Format, SchemaArgs};
use super::progress::Progress;
use super::terminal::Terminal;
use super::{Outcome, findings_of, outline};

pub(super) fn run(args: &SchemaArgs, terminal: &Terminal) -> Result<Outcome> {
    let progress = Progress::new(terminal);
    progress.stage("reading the pages");
    let loaded = args.input.config().load();
    drop(progress);
    let mut loaded = match loaded {
        Ok(loaded) => loaded,
        Err(error) => {
            let found = findings_of(error).map_err(|error| args.input.advise(error))?;
            terminal.findings(&found.diagnostics, &found.sources);
            return Ok(Outcome::Findings);
        }
    };
    let schema = loaded.schema.take();
    let findings = loaded.findings();
    terminal.findings(&findings.diagnostics, &findings.sources);
    let Some(schema) = schema.filter(|_| !findings.diagnostics.has_errors()) else {
        return Ok(Outcome::Findings);
    };
    let text = match args.format {
        Format::Text => outline::of(&schema, terminal),
        Format::Json => schema.to_json().context("cannot write the schema")?,
    };
    terminal.print(&text)?;
    Ok(Outcome::Fine)
}
