//! Renders explanations as text.

use std::fmt::Write;

use markdown_codegen::explain::{Explanation, Part};
use markdown_codegen::resolve::Because;
use markdown_codegen::source::{Sources, Span, shown};

use crate::cli::terminal::Terminal;

/// The maximum width of the column of outcomes.
const WIDTH: usize = 40;

/// The context of the output.
pub(super) struct Writer<'w> {
    pub(super) sources: &'w Sources,
    /// The name of the configuration file.
    pub(super) file: Option<&'w str>,
    pub(super) terminal: &'w Terminal,
}

impl Writer<'_> {
    pub(super) fn text(&self, explanation: &Explanation) -> String {
        let parts = explanation.parts.iter().map(|part| self.part(part));
        parts.collect::<Vec<_>>().join("\n")
    }

    fn part(&self, part: &Part) -> String {
        let name = self.terminal.bold(&part.name);
        let heading = match part.kind {
            Some(kind) => format!("{kind} {name}"),
            None => name,
        };
        let rows = part.rows.iter().map(|row| {
            let because = row.because.map(|because| self.because(because));
            [
                row.name.clone(),
                row.outcome.clone(),
                because.unwrap_or_default(),
            ]
        });
        format!("{heading}\n{}", table(rows.collect()))
    }

    fn because(&self, because: &Because) -> String {
        match because {
            Because::Config { reason, span } => format!("{}: {reason}", self.place(*span)),
            Because::Pattern { pattern, span } => {
                format!("{}: the pattern {pattern:?} matches", self.place(*span))
            }
            Because::Evidence { what, span } => format!("{}: {what}", self.place(*span)),
            Because::Counted { what, counts, span } => {
                let place = span.map_or_else(String::new, |span| self.place(span) + ": ");
                format!("{place}{what} ({counts})")
            }
            Because::Page(span) => format!("{}: documented", self.place(*span)),
            Because::Rule(rule) => (*rule).to_owned(),
            Because::Setting {
                key,
                value,
                is_default,
            } => {
                let by = match self.file {
                    Some(file) if !is_default => file,
                    _ => "by default",
                };
                format!("{by}: {key} = {value:?}")
            }
        }
    }

    fn place(&self, span: Span) -> String {
        self.sources.place(span).unwrap_or_default()
    }
}

/// Indented lines of three columns.
fn table(rows: Vec<[String; 3]>) -> String {
    let width = |column: usize| {
        let cells = rows
            .iter()
            .filter(|[_, _, last]| column == 0 || !last.is_empty());
        let widths = cells
            .filter_map(|row| row.get(column))
            .map(|cell| cell.chars().count());
        widths
            .filter(|width| column == 0 || *width <= WIDTH)
            .max()
            .unwrap_or(0)
    };
    let (first, second) = (width(0), width(1));
    let mut text = String::new();
    for [name, outcome, why] in &rows {
        let line = format!("  {name:<first$}  {outcome:<second$}  {why}");
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{}", shown(line.trim_end()));
    }
    text
}
