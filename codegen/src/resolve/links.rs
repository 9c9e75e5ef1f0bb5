//! Resolves references to models.

use std::collections::{BTreeMap, HashSet};

use super::fixes::Fixes;
use super::{Index, ModelId, Operation};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::schema::{Reference, Schema, Type};
use crate::source::Span;

/// The models by name, and the unresolved references.
#[derive(Debug)]
pub(super) struct Links<'a> {
    index: Index<'a>,
    skipped: HashSet<ModelId>,
    missing: BTreeMap<String, Missing>,
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
        }
    }

    /// The models by name.
    pub(super) fn index(&self) -> &Index<'a> {
        &self.index
    }

    /// The model of a reference in a field or variant. Unresolved references are recorded for the report.
    pub(super) fn field(&mut self, reference: &Reference) -> Option<ModelId> {
        match self.index.find(reference) {
            Some(id) if self.skipped.contains(&id) => None,
            Some(id) => Some(id),
            None => {
                self.note(reference).fields += 1;
                None
            }
        }
    }

    /// The model of a reference, unless it is skipped.
    pub(super) fn find(&self, reference: &Reference) -> Option<ModelId> {
        let found = self.index.find(reference);
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
                .filter_map(|error| self.index.find(&error.ty))
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
            Some(id) => found.push(id),
            None => self.note(reference).operations += 1,
        });
    }

    /// Whether a reference resolves to a model, skipped or not.
    pub(super) fn is_known(&self, reference: &Reference) -> bool {
        self.index.find(reference).is_some()
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
