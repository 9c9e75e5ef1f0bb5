//! Resolves references to models.

use std::collections::{BTreeMap, HashSet};

use super::fixes::Fixes;
use super::{Index, ModelId, Operation};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::lookup::FoundBy;
use crate::schema::{Reference, Schema, Type};
use crate::source::Span;

/// The models by name, and the unresolved references.
#[derive(Debug)]
pub(super) struct Links<'a> {
    index: Index<'a>,
    skipped: HashSet<ModelId>,
    missing: BTreeMap<String, Missing>,
    /// Links that are followed otherwise than they are written, by message.
    doubts: BTreeMap<(Code, String), Doubt>,
}

#[derive(Debug)]
struct Doubt {
    first: Span,
    count: usize,
}

#[derive(Debug)]
struct Missing {
    first: Span,
    fields: usize,
    operations: usize,
}

impl<'a> Links<'a> {
    pub(super) fn new(schema: &'a Schema, fixes: &Fixes) -> Self {
        let ids = (0..schema.models.len()).map(ModelId);
        Self {
            index: Index::new(schema),
            skipped: ids.filter(|id| fixes.model(*id).skip.is_some()).collect(),
            missing: BTreeMap::new(),
            doubts: BTreeMap::new(),
        }
    }

    /// The models by name.
    pub(super) fn index(&self) -> &Index<'a> {
        &self.index
    }

    /// The model of a reference in a field or variant. Unresolved references are recorded for the report.
    pub(super) fn field(&mut self, reference: &Reference) -> Option<ModelId> {
        match self.index.find(reference) {
            Some((id, _)) if self.skipped.contains(&id) => None,
            Some((id, by)) => {
                self.doubt(reference, id, by);
                Some(id)
            }
            None => {
                self.note(reference).fields += 1;
                None
            }
        }
    }

    /// The model of a reference, unless it is skipped.
    pub(super) fn find(&self, reference: &Reference) -> Option<ModelId> {
        let found = self.index.find(reference).map(|(id, _)| id);
        found.filter(|id| !self.skipped.contains(id))
    }

    /// The operations with the models that they reference.
    pub(super) fn operations(&mut self, schema: &'a Schema) -> Vec<Operation<'a>> {
        let mut operations = Vec::new();
        for source in &schema.operations {
            let mut request = Vec::new();
            let mut response = Vec::new();
            for parameter in &source.parameters {
                self.operation_type(&parameter.ty, &mut request);
            }
            for ty in source.response_types() {
                self.operation_type(ty, &mut response);
            }
            // Errors of the SDK itself have no page, so unresolved references are not reported here.
            let mut errors: Vec<ModelId> = source
                .errors
                .iter()
                .filter_map(|error| Some(self.index.find(&error.ty)?.0))
                .collect();
            errors.dedup();
            operations.push(Operation {
                source,
                request,
                response,
                errors,
            });
        }
        operations
    }

    fn operation_type(&mut self, ty: &Type, found: &mut Vec<ModelId>) {
        ty.each_reference(&mut |reference| match self.index.find(reference) {
            Some((id, _)) => found.push(id),
            None => self.note(reference).operations += 1,
        });
    }

    /// Whether a reference resolves to a model, skipped or not.
    pub(super) fn is_known(&self, reference: &Reference) -> bool {
        self.index.find(reference).is_some()
    }

    /// Records that the text or the target of a link is not that of the model that was found.
    fn doubt(&mut self, reference: &Reference, found: ModelId, by: FoundBy) {
        let (code, message) = match (&reference.target, by) {
            (_, FoundBy::Target) if self.index.disagrees(reference, found) => {
                let path = self.index.path(found);
                let message = format!("the link text is `{reference}`, and its target is `{path}`");
                (Code::LinkMismatch, message)
            }
            (Some(target), FoundBy::Namespace | FoundBy::Title) => {
                let path = self.index.path(found);
                let how = if by == FoundBy::Title {
                    ", the only model with this title,"
                } else {
                    ""
                };
                let message =
                    format!("the link target `{target}` is not a model; `{path}`{how} is used");
                (Code::DanglingLink, message)
            }
            _ => return,
        };
        let doubt = self.doubts.entry((code, message)).or_insert(Doubt {
            first: reference.span,
            count: 0,
        });
        doubt.count += 1;
    }

    fn note(&mut self, reference: &Reference) -> &mut Missing {
        let missing = self.missing.entry(reference.to_string());
        missing.or_insert(Missing {
            first: reference.span,
            fields: 0,
            operations: 0,
        })
    }

    /// Reports each unresolved reference once, at its first use.
    pub(super) fn report(self, diagnostics: &mut Diagnostics) -> Index<'a> {
        for ((code, message), Doubt { first, count }) in self.doubts {
            let message = match count {
                1 => message,
                count => format!("{message} ({count} links)"),
            };
            diagnostics.push(Diagnostic::new(code, first, message).help("correct the link"));
        }
        for (name, missing) in self.missing {
            let message = match missing.fields {
                0 => format!("no page documents `{name}`"),
                1 => format!("no page documents `{name}`; the field becomes a JSON value"),
                fields => format!("no page documents `{name}`; {fields} fields become JSON values"),
            };
            let help = match missing.operations {
                0 => "add the page, or correct the link".to_owned(),
                1 => "add the page, or correct the link; one operation refers to it".to_owned(),
                n => format!("add the page, or correct the link; {n} operations refer to it"),
            };
            diagnostics.push(Diagnostic::new(Code::MissingPage, missing.first, message).help(help));
        }
        self.index
    }
}
