//! `explain`: prints decisions and their reasons.

pub(super) mod advice;
mod text;

use anyhow::Result;
use markdown_codegen::diagnostics::{Diagnostics, Severity};
use markdown_codegen::source::Sources;

use super::args::Explain;
use super::load::load;
use super::outcome::Outcome;
use super::terminal::Terminal;

pub(super) fn run(args: &Explain, terminal: &Terminal) -> Result<Outcome> {
    let Some(loaded) = load(&args.input, terminal)? else {
        return Ok(Outcome::Findings);
    };
    let sources = &loaded.sources;
    let file = args.input.file().map(|file| file.display().to_string());
    let outcome = loaded.explain(&args.subject, |explained, diagnostics| {
        let page = explained.as_ref().ok().map(|it| it.page);
        terminal.findings(&about(diagnostics, sources, page), sources);
        let writer = text::Writer {
            sources,
            file: file.as_deref(),
            terminal,
        };
        let explained = explained.map_err(advice::advice)?;
        terminal.print(&writer.text(&explained))?;
        Ok(if diagnostics.has_errors() {
            Outcome::Findings
        } else {
            Outcome::Fine
        })
    });
    outcome.unwrap_or_else(|| {
        terminal.findings(&loaded.diagnostics, sources);
        Ok(Outcome::Findings)
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
