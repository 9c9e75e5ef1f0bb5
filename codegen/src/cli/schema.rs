//! `schema`: prints the schema of the pages.

use anyhow::{Context, Result};

use super::args::{SchemaArgs, SchemaFormat};
use super::load::load;
use super::outcome::Outcome;
use super::outline;
use super::terminal::Terminal;

pub(super) fn run(args: &SchemaArgs, terminal: &Terminal) -> Result<Outcome> {
    let Some(mut loaded) = load(&args.input, terminal)? else {
        return Ok(Outcome::Findings);
    };
    let schema = loaded.schema.take();
    let findings = loaded.findings();
    terminal.findings(&findings.diagnostics, &findings.sources);
    let Some(schema) = schema.filter(|_| !findings.diagnostics.has_errors()) else {
        return Ok(Outcome::Findings);
    };
    let text = match args.format {
        SchemaFormat::Text => outline::of(&schema, terminal),
        SchemaFormat::Json => schema.to_json().context("cannot write the schema")?,
    };
    terminal.print(&text)?;
    Ok(Outcome::Fine)
}
