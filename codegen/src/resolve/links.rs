//! Follows the names of models to their pages.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::fixes::Fixes;
use super::{ModelId, Operation};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::schema::{Reference, Schema, Type};
use crate::source::Span;

/// The qualifier that stands for pages that lie in `models` itself.
const ROOT: &str = "models";

/// The models by page and by name, and the names that led nowhere.
#[derive(Debug)]
pub(super) struct Links<'a> {
    by_page: HashMap<&'a str, ModelId>,
    by_path: HashMap<(&'a str, &'a str), ModelId>,
    by_name: HashMap<&'a str, Vec<ModelId>>,
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
        let mut links = Self {
            by_page: HashMap::new(),
            by_path: HashMap::new(),
            by_name: HashMap::new(),
            skipped: HashSet::new(),
            missing: BTreeMap::new(),
        };
        for (index, model) in schema.models.iter().enumerate() {
            let id = ModelId(index);
            links.by_page.insert(&model.page, id);
            links.by_path.insert((&model.namespace, &model.name), id);
            links.by_name.entry(&model.name).or_default().push(id);
            if fixes.model(id).skip.is_some() {
                links.skipped.insert(id);
            }
        }
        links
    }

    /// The model that a name in a field or arm means: the linked page, else the title in the named
    /// namespace, else the only one of that title. Where there is none it is noted for the report.
    pub(super) fn field(&mut self, reference: &Reference) -> Option<ModelId> {
        match self.find(reference) {
            Some(id) if self.skipped.contains(&id) => None,
            Some(id) => Some(id),
            None => {
                self.note(reference).fields += 1;
                None
            }
        }
    }

    /// The operations with the models that they name.
    pub(super) fn operations(&mut self, schema: &'a Schema) -> Vec<Operation<'a>> {
        let mut operations = Vec::new();
        for source in &schema.operations {
            let mut request = Vec::new();
            let mut response = Vec::new();
            for parameter in &source.parameters {
                self.operation_type(&parameter.ty, &mut request);
            }
            if let Some(ty) = &source.response {
                self.operation_type(ty, &mut response);
            }
            // An SDK's own errors have no page, so a name that leads nowhere is no fault here.
            let mut errors: Vec<ModelId> = source
                .errors
                .iter()
                .filter_map(|error| self.find(&error.ty))
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
        match ty {
            Type::Ref(reference) => match self.find(reference) {
                Some(id) => found.push(id),
                None => self.note(reference).operations += 1,
            },
            Type::List { items: inner }
            | Type::Map { values: inner }
            | Type::Stream { items: inner }
            | Type::Nullable { inner } => self.operation_type(inner, found),
            Type::Union { arms } => arms.iter().for_each(|arm| self.operation_type(arm, found)),
            _ => {}
        }
    }

    /// Whether a name means a model, be it left out or not.
    pub(super) fn is_known(&self, reference: &Reference) -> bool {
        self.find(reference).is_some()
    }

    fn find(&self, reference: &Reference) -> Option<ModelId> {
        if let Some(id) = reference
            .target
            .as_deref()
            .and_then(|target| self.by_page.get(target))
        {
            return Some(*id);
        }
        let namespace = if reference.namespace == ROOT {
            ""
        } else {
            reference.namespace.as_str()
        };
        if let Some(id) = self.by_path.get(&(namespace, reference.name.as_str())) {
            return Some(*id);
        }
        match self.by_name.get(reference.name.as_str()).map(Vec::as_slice) {
            Some([only]) => Some(*only),
            _ => None,
        }
    }

    fn note(&mut self, reference: &Reference) -> &mut Missing {
        let missing = self.missing.entry(reference.to_string());
        missing.or_insert(Missing {
            first: reference.span,
            fields: 0,
            operations: 0,
        })
    }

    /// Reports each name that led nowhere once, at its first use.
    pub(super) fn report(self, diagnostics: &mut Diagnostics) {
        for (name, missing) in self.missing {
            let message = match missing.fields {
                0 => format!("no page describes `{name}`"),
                1 => format!("no page describes `{name}`; the field becomes a JSON value"),
                fields => format!("no page describes `{name}`; {fields} fields become JSON values"),
            };
            let help = match missing.operations {
                0 => "add its page to the specs, or correct the link".to_owned(),
                1 => "add its page to the specs, or correct the link; one operation names it"
                    .to_owned(),
                n => format!(
                    "add its page to the specs, or correct the link; {n} operations name it"
                ),
            };
            diagnostics.push(Diagnostic::new(Code::MissingPage, missing.first, message).help(help));
        }
    }
}
