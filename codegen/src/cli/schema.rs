//! `schema`: prints the schema of the pages.

use anyhow::{Context, Result, bail};
use markdown_codegen::Loaded;

use super::args::{SchemaArgs, SchemaFormat};
use super::explain::advice;
use super::load::load;
use super::outcome::Outcome;
use super::outline;
use super::terminal::Terminal;

pub(super) fn run(args: &SchemaArgs, terminal: &Terminal) -> Result<Outcome> {
    let Some(mut loaded) = load(&args.input, terminal)? else {
        return Ok(Outcome::Findings);
    };
    if args.format == SchemaFormat::JsonSchema {
        return json_schema(args, &loaded, terminal);
    }
    if args.model.is_some() {
        bail!("`--model` needs `--format json-schema`");
    }
    let schema = loaded.schema.take();
    let findings = loaded.findings();
    terminal.findings(&findings.diagnostics, &findings.sources);
    let Some(schema) = schema.filter(|_| !findings.diagnostics.has_errors()) else {
        return Ok(Outcome::Findings);
    };
    let text = match args.format {
        SchemaFormat::Text => outline::of(&schema, terminal),
        SchemaFormat::Json | SchemaFormat::JsonSchema => {
            schema.to_json().context("cannot write the schema")?
        }
    };
    terminal.print(&text)?;
    Ok(Outcome::Fine)
}

fn json_schema(args: &SchemaArgs, loaded: &Loaded, terminal: &Terminal) -> Result<Outcome> {
    let (schema, diagnostics) = loaded.json_schema(args.model.as_deref());
    terminal.findings(&diagnostics, &loaded.sources);
    let Some(schema) = schema else {
        return Ok(Outcome::Findings);
    };
    terminal.print(&schema.map_err(advice::advice)?)?;
    Ok(Outcome::Fine)
}
