//! Renders explanations as text.

use std::fmt::Write;
use std::path::Path;

use markdown_codegen::resolve::{Because, Decision, Resolved, Subject};
use markdown_codegen::schema::{Field, ModelKind};
use markdown_codegen::source::{Sources, Span, shown};
use markdown_codegen::target::rust::{ItemKind, Module};

use super::find::Found;
use super::rust;
use crate::cli::terminal::Terminal;

/// The maximum width of the column of outcomes.
const WIDTH: usize = 40;

/// The inputs of an explanation.
pub(super) struct Explainer<'e> {
    pub(super) resolved: &'e Resolved<'e>,
    /// The lowered model; `None` if it is omitted.
    pub(super) module: Option<&'e Module>,
    pub(super) sources: &'e Sources,
    pub(super) out: &'e Path,
    /// The name of the configuration file.
    pub(super) file: Option<&'e str>,
    pub(super) terminal: &'e Terminal,
}

impl Explainer<'_> {
    /// A field, or a model with all its members.
    pub(super) fn text(&self, found: &Found) -> String {
        match found.field {
            Some(field) => {
                let heading = format!("{}.{}", found.model.source.path(), field.name);
                self.field(found, field, &heading)
            }
            None => self.model(found),
        }
    }

    fn model(&self, found: &Found) -> String {
        let source = found.model.source;
        let kind = match source.kind {
            ModelKind::Struct { .. } => "struct",
            ModelKind::Enum { .. } => "enum",
            ModelKind::Union { .. } => "union",
        };
        let mut rows = vec![[
            "page".to_owned(),
            self.place(source.origin.span),
            String::new(),
        ]];
        let rust = match self.module {
            Some(module) => {
                let file = self.out.join(module.file());
                format!("{} in {}", module.type_path(), file.display())
            }
            None => "nothing".to_owned(),
        };
        rows.push(["Rust".to_owned(), rust, String::new()]);
        rows.extend(self.decisions(found, None));
        let heading = self.terminal.bold(&source.path());
        let mut blocks = vec![format!("{kind} {heading}\n{}", table(rows))];

        match (&source.kind, self.module.map(|module| &module.item.kind)) {
            (ModelKind::Struct { fields }, Some(_)) => {
                blocks.extend(
                    fields
                        .iter()
                        .map(|field| self.field(found, field, &field.name)),
                );
            }
            (_, Some(ItemKind::Enum(item))) => blocks.push(self.list("values", rust::values(item))),
            (_, Some(ItemKind::Union(item))) => {
                blocks.push(self.list("variants", rust::variants(found.model, item)));
            }
            _ => {}
        }
        blocks.join("\n")
    }

    fn field(&self, found: &Found, field: &Field, heading: &str) -> String {
        let rust = self
            .module
            .and_then(|module| rust::field(found.model, &module.item, field))
            .unwrap_or_else(|| "nothing".to_owned());
        let mut rows = vec![
            ["page".to_owned(), self.place(field.span), String::new()],
            ["Rust".to_owned(), rust, String::new()],
        ];
        rows.extend(self.decisions(found, Some(&field.name)));
        format!("{}\n{}", self.terminal.bold(heading), table(rows))
    }

    fn list(&self, heading: &str, rows: Vec<[String; 2]>) -> String {
        let rows = rows
            .into_iter()
            .map(|[name, rust]| [name, rust, String::new()]);
        format!("{}\n{}", self.terminal.bold(heading), table(rows.collect()))
    }

    fn decisions(&self, found: &Found, field: Option<&str>) -> Vec<[String; 3]> {
        let mut decisions: Vec<&Decision> = self
            .resolved
            .decisions
            .of(found.id)
            .iter()
            .filter(|decision| decision.field == field)
            .collect();
        decisions.sort_by_key(|decision| decision.subject);
        // An omitted model has no members.
        if let Some(left_out) = decisions
            .iter()
            .find(|decision| decision.subject == Subject::LeftOut)
        {
            decisions = vec![left_out];
        }
        decisions
            .into_iter()
            .map(|decision| {
                [
                    decision.subject.name().to_owned(),
                    decision.outcome.clone(),
                    self.because(&decision.because),
                ]
            })
            .collect()
    }

    fn because(&self, because: &Because) -> String {
        match because {
            Because::Config { reason, span } => format!("{}: {reason}", self.place(*span)),
            Because::Pattern { pattern, span } => {
                format!("{}: the pattern {pattern:?} matches", self.place(*span))
            }
            Because::Evidence { what, span } => format!("{}: {what}", self.place(*span)),
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
