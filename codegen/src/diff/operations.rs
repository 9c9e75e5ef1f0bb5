//! Operations.

use std::collections::BTreeMap;

use super::{Change, Rule, Sides};
use crate::resolve::ModelId;
use crate::schema::{Operation, Type};

impl Sides<'_, '_> {
    /// The changes of operations, which are paired by their ids.
    pub(super) fn operations(&self) -> Vec<Change> {
        let old = by_id(&self.old.schema.operations);
        let new = by_id(&self.new.schema.operations);
        let mut changes = Vec::new();
        for (id, operation) in &old {
            match new.get(id) {
                Some(other) => self.operation(operation, other, &mut changes),
                None => changes.push(self.change(
                    Rule::OperationRemoved,
                    Some(operation),
                    None,
                    "is gone".to_owned(),
                )),
            }
        }
        for (id, operation) in &new {
            if !old.contains_key(id) {
                let message = format!("is new: {} {}", operation.method, operation.path);
                changes.push(self.change(Rule::OperationAdded, None, Some(operation), message));
            }
        }
        changes
    }

    fn operation(&self, old: &Operation, new: &Operation, changes: &mut Vec<Change>) {
        let mut push =
            |rule, message| changes.push(self.change(rule, Some(old), Some(new), message));
        if (&old.method, &old.path) != (&new.method, &new.path) {
            let message = format!(
                "was {} {} and is {} {}",
                old.method, old.path, new.method, new.path
            );
            push(Rule::OperationPathChanged, message);
        }
        let parameters = |operation: &Operation| -> Vec<(String, String, bool)> {
            let names = |parameter: &crate::schema::Parameter| {
                (
                    parameter.name.clone(),
                    parameter.ty.to_string(),
                    parameter.required,
                )
            };
            operation.parameters.iter().map(names).collect()
        };
        let models = |operation: &Operation, new: bool, request: bool| {
            self.operation_models(operation, new, request)
        };
        let same = |request: bool| -> bool {
            let (left, right) = (models(old, false, request), models(new, true, request));
            left.len() == right.len()
                && left
                    .iter()
                    .zip(&right)
                    .all(|(a, b)| self.pairs.is_pair(*a, *b))
                && !left.is_empty()
        };
        let form = |ty: &Type| form(ty);
        let forms = |operation: &Operation| -> Vec<(String, bool)> {
            operation
                .parameters
                .iter()
                .map(|parameter| (form(&parameter.ty), parameter.required))
                .collect()
        };
        if parameters(old) != parameters(new) && !(same(true) && forms(old) == forms(new)) {
            let words = |operation: &Operation| match operation.parameters.as_slice() {
                [] => "nothing".to_owned(),
                parameters => {
                    let words: Vec<String> = parameters
                        .iter()
                        .map(|p| format!("`{}: {}`", p.name, p.ty))
                        .collect();
                    words.join(", ")
                }
            };
            push(
                Rule::OperationRequestChanged,
                format!("took {} and takes {}", words(old), words(new)),
            );
        }
        let text = |ty: &Option<Type>| {
            ty.as_ref()
                .map_or("nothing".to_owned(), |ty| format!("`{ty}`"))
        };
        let same_form = old.response.as_ref().map(form) == new.response.as_ref().map(form);
        if text(&old.response) != text(&new.response) && !(same(false) && same_form) {
            let message = format!(
                "returned {} and returns {}",
                text(&old.response),
                text(&new.response)
            );
            push(Rule::OperationResponseChanged, message);
        }
    }

    fn operation_models(&self, operation: &Operation, new: bool, request: bool) -> Vec<ModelId> {
        let side = if new { self.new } else { self.old };
        let found = side
            .resolved
            .operations
            .iter()
            .find(|other| other.source.id == operation.id);
        match found {
            Some(found) if request => found.request.clone(),
            Some(found) => found.response.clone(),
            None => Vec::new(),
        }
    }

    fn change(
        &self,
        rule: Rule,
        old: Option<&Operation>,
        new: Option<&Operation>,
        message: String,
    ) -> Change {
        let id = new
            .or(old)
            .map(|operation| operation.id.clone())
            .unwrap_or_default();
        Change {
            rule,
            subject: id.clone(),
            member: None,
            message,
            old: old.and_then(|operation| self.old_place(operation.span)),
            new: new.and_then(|operation| self.new_place(operation.span)),
            verdict: rule.info().verdict,
            direction: super::Direction::default(),
            operations: vec![id],
        }
    }
}

/// The first operation of each id; a second one of the same id is the same operation in another group.
fn by_id(operations: &[Operation]) -> BTreeMap<&str, &Operation> {
    let mut by_id = BTreeMap::new();
    for operation in operations {
        by_id.entry(operation.id.as_str()).or_insert(operation);
    }
    by_id
}

/// A type with every name of a model left out.
fn form(ty: &Type) -> String {
    match ty {
        Type::Ref(_) => "model".to_owned(),
        Type::List { items } => format!("{}[]", form(items)),
        Type::Map { values } => format!("map<{}>", form(values)),
        Type::Stream { items } => format!("stream<{}>", form(items)),
        Type::Nullable { inner } => format!("{}?", form(inner)),
        other => other.to_string(),
    }
}
