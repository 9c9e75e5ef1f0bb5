//! Explanations as data.

use std::path::Path;

use super::find::Found;
use super::rust;
use crate::resolve::{Because, Decision, Resolved, Subject};
use crate::schema::{Field, ModelKind};
use crate::source::{Sources, Span};
use crate::target::rust::{Item, ItemKind, Module, Tree};

/// The inputs of an explanation.
#[derive(Clone, Copy, Debug)]
pub struct Explainer<'e> {
    /// The resolved schema, with its decisions.
    pub resolved: &'e Resolved<'e>,
    /// The lowered items.
    pub tree: &'e Tree,
    /// The pages.
    pub sources: &'e Sources,
    /// The output folder.
    pub out: &'e Path,
}

/// The decisions about a model or a field, in parts.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation<'e> {
    /// The path of the page.
    pub page: &'e str,
    /// The model and its fields, or one field.
    pub parts: Vec<Part<'e>>,
}

/// The decisions about one subject.
#[derive(Clone, Debug, PartialEq)]
pub struct Part<'e> {
    /// The kind of the model; `None` for a member of a model.
    pub kind: Option<&'static str>,
    /// The name of the subject.
    pub name: String,
    /// The decisions.
    pub rows: Vec<Row<'e>>,
}

/// One decision.
#[derive(Clone, Debug, PartialEq)]
pub struct Row<'e> {
    /// The subject of the decision.
    pub name: String,
    /// The outcome.
    pub outcome: String,
    /// The reason; `None` if there was no choice.
    pub because: Option<&'e Because<'e>>,
}

impl<'e> Explainer<'e> {
    /// A field, or a model with all its members.
    pub fn explain(&self, found: &Found<'e>) -> Explanation<'e> {
        let id = &found.model.source.id;
        let emitted = self.tree.items().find(|(_, item)| item.id == *id);
        let parts = match found.field {
            Some(field) => {
                let name = format!("{}.{}", found.model.source.path(), field.name);
                vec![self.field(found, emitted, field, name)]
            }
            None => self.model(found, emitted),
        };
        Explanation {
            page: &found.model.source.origin.page,
            parts,
        }
    }

    fn model(&self, found: &Found<'e>, emitted: Option<(&Module, &Item)>) -> Vec<Part<'e>> {
        let source = found.model.source;
        let rust = match emitted {
            Some((module, item)) => {
                let file = self.out.join(module.file());
                format!("{} in {}", module.type_path(item), file.display())
            }
            None => "nothing".to_owned(),
        };
        let mut rows = self.first_rows(source.origin.span, rust);
        let additions = emitted.map(|(_, item)| rust::additions(item));
        let additions = additions.unwrap_or_default().into_iter();
        rows.extend(additions.map(|[name, outcome]| Row::plain(name, outcome)));
        rows.extend(self.decisions(found, None));
        let mut parts = vec![Part {
            kind: Some(match source.kind {
                ModelKind::Struct { .. } => "struct",
                ModelKind::Enum { .. } => "enum",
                ModelKind::Union { .. } => "union",
            }),
            name: source.path(),
            rows,
        }];
        match (&source.kind, emitted.map(|(_, item)| &item.kind)) {
            (ModelKind::Struct { fields }, Some(_)) => {
                let fields = fields.iter();
                parts.extend(
                    fields.map(|field| self.field(found, emitted, field, field.name.clone())),
                );
            }
            (_, Some(ItemKind::Enum(item))) => parts.push(list("values", rust::values(item))),
            (_, Some(ItemKind::Union(item))) => {
                parts.push(list("variants", rust::variants(found.model, item)));
            }
            _ => {}
        }
        parts
    }

    fn field(
        &self,
        found: &Found<'e>,
        emitted: Option<(&Module, &Item)>,
        field: &'e Field,
        name: String,
    ) -> Part<'e> {
        let rust = emitted.and_then(|(_, item)| rust::field(found.model, item, field));
        let rust = rust.unwrap_or_else(|| "nothing".to_owned());
        let mut rows = self.first_rows(field.span, rust);
        rows.extend(self.decisions(found, Some(&field.name)));
        Part {
            kind: None,
            name,
            rows,
        }
    }

    /// The origin of a subject, and its Rust item.
    fn first_rows(&self, span: Span, rust: String) -> Vec<Row<'e>> {
        let page = self.sources.place(span).unwrap_or_default();
        vec![Row::plain("page", page), Row::plain("Rust", rust)]
    }

    fn decisions(&self, found: &Found, field: Option<&str>) -> Vec<Row<'e>> {
        let mut decisions: Vec<&Decision> = self
            .resolved
            .decisions
            .of(found.id)
            .iter()
            .filter(|decision| decision.field == field)
            .collect();
        decisions.sort_by_key(|decision| decision.subject);
        // A skipped model has no items.
        if let Some(left_out) = decisions
            .iter()
            .find(|decision| decision.subject == Subject::LeftOut)
        {
            decisions = vec![left_out];
        }
        let rows = decisions.into_iter().map(|decision| Row {
            name: decision.subject.name().to_owned(),
            outcome: decision.outcome.clone(),
            because: Some(&decision.because),
        });
        rows.collect()
    }
}

impl Row<'_> {
    pub(super) fn plain(name: impl Into<String>, outcome: String) -> Self {
        Self {
            name: name.into(),
            outcome,
            because: None,
        }
    }
}

fn list<'e>(name: &str, rows: Vec<[String; 2]>) -> Part<'e> {
    let rows = rows.into_iter();
    Part {
        kind: None,
        name: name.to_owned(),
        rows: rows.map(|[name, rust]| Row::plain(name, rust)).collect(),
    }
}
