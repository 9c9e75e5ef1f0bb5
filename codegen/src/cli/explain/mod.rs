//! `explain`: prints decisions and their reasons.

mod find;
mod rust;
mod text;

use anyhow::Result;
use markdown_codegen::diagnostics::{Diagnostics, Severity};
use markdown_codegen::resolve::resolve_and_explain;
use markdown_codegen::source::Sources;
use markdown_codegen::target::rust::{decide, lower};

use super::args::Explain;
use super::load::load;
use super::outcome::Outcome;
use super::terminal::Terminal;

pub(super) fn run(args: &Explain, terminal: &Terminal) -> Result<Outcome> {
    let Some(mut loaded) = load(&args.input, terminal)? else {
        return Ok(Outcome::Findings);
    };
    let mut diagnostics = std::mem::take(&mut loaded.diagnostics);
    let Some(schema) = &loaded.schema else {
        terminal.findings(&diagnostics, &loaded.sources);
        return Ok(Outcome::Findings);
    };
    let settings = &loaded.settings;
    let resolved = resolve_and_explain(schema, settings, &mut diagnostics);
    let resolved = decide(resolved, &settings.rust.types);
    let tree = lower(&resolved, &settings.rust, &mut diagnostics);
    diagnostics.sort();

    let found = find::find(&resolved, &args.subject);
    let page = found
        .as_ref()
        .ok()
        .map(|found| found.model.source.origin.page.as_str());
    terminal.findings(&about(&diagnostics, &loaded.sources, page), &loaded.sources);
    let found = found?;
    let file = args.input.file().map(|file| file.display().to_string());
    let explainer = text::Explainer {
        resolved: &resolved,
        module: tree
            .modules
            .iter()
            .find(|module| Some(module.page.as_str()) == page),
        sources: &loaded.sources,
        out: &loaded.out,
        file: file.as_deref(),
        terminal,
    };
    terminal.print(&explainer.text(&found))?;
    Ok(if diagnostics.has_errors() {
        Outcome::Findings
    } else {
        Outcome::Fine
    })
}

/// All errors, and the other diagnostics of a page.
fn about(diagnostics: &Diagnostics, sources: &Sources, page: Option<&str>) -> Diagnostics {
    let mut chosen = Diagnostics::default();
    for diagnostic in diagnostics.iter() {
        let path = sources.file(diagnostic.span).map(|file| file.path.as_str());
        if diagnostic.severity == Severity::Error || (page.is_some() && path == page) {
            chosen.push(diagnostic.clone());
        }
    }
    chosen
}
