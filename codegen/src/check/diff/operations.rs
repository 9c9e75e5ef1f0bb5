//! Changes of operations.

use std::collections::BTreeMap;

use super::change::Change;
use super::field::judge;
use super::rules::Rule;
use super::shapes::form;
use super::sides::Sides;
use super::types::Relation;
use super::verdict::{Direction, Wire};
use crate::resolve::{self, ModelId};
use crate::schema::{Operation, Parameter, Type};

impl Sides<'_, '_> {
    /// The changes of operations, paired by id.
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
                    "was removed".to_owned(),
                )),
            }
        }
        for (id, operation) in &new {
            if !old.contains_key(id) {
                let message = format!("is new: {}", operation.endpoint());
                changes.push(self.change(Rule::OperationAdded, None, Some(operation), message));
            }
        }
        changes
    }

    fn operation(&self, old: &Operation, new: &Operation, changes: &mut Vec<Change>) {
        if (&old.method, &old.path) != (&new.method, &new.path) {
            let message = format!("was {} and is {}", old.endpoint(), new.endpoint());
            changes.push(self.change(Rule::OperationPathChanged, Some(old), Some(new), message));
        }
        if let Some(wire) = self.request(old, new) {
            let words = |operation: &Operation| match operation.parameters.as_slice() {
                [] => "nothing".to_owned(),
                parameters => {
                    let words: Vec<String> = parameters.iter().map(parameter_words).collect();
                    words.join(", ")
                }
            };
            let message = format!("took {} and takes {}", words(old), words(new));
            let mut change =
                self.change(Rule::OperationRequestChanged, Some(old), Some(new), message);
            change.direction.request = true;
            (change.verdict.request, change.verdict.response) = (wire, Wire::None);
            changes.push(change);
        }
        if let Some(wire) = self.response(old, new) {
            let text = |operation: &Operation| {
                let types = operation.response_types().map(|ty| format!("`{ty}`"));
                match types.collect::<Vec<_>>().as_slice() {
                    [] => "nothing".to_owned(),
                    types => types.join(" or "),
                }
            };
            let (was, is) = (text(old), text(new));
            let message = format!("returned {was} and returns {is}");
            let mut change = self.change(
                Rule::OperationResponseChanged,
                Some(old),
                Some(new),
                message,
            );
            change.direction.response = true;
            (change.verdict.request, change.verdict.response) = (Wire::None, wire);
            changes.push(change);
        }
    }

    /// The wire verdict of changed parameters; `None` if they are equal.
    fn request(&self, old: &Operation, new: &Operation) -> Option<Wire> {
        let mut wires = Vec::new();
        for parameter in &old.parameters {
            let Some(other) = new.parameters.iter().find(|it| it.name == parameter.name) else {
                wires.push(Wire::Risky);
                continue;
            };
            match (parameter.required, other.required) {
                (false, true) => wires.push(Wire::Breaking),
                (true, false) => wires.push(Wire::Safe),
                _ => {}
            }
            if parameter.ty.to_string() != other.ty.to_string() {
                let same_form = form(&parameter.ty) == form(&other.ty);
                match same_form.then(|| self.of_models(old, true)).flatten() {
                    Some((request, _)) => wires.extend(request),
                    None => wires.push(Wire::Breaking),
                }
            }
        }
        for parameter in &new.parameters {
            if old.parameters.iter().all(|it| it.name != parameter.name) {
                wires.push(if parameter.required {
                    Wire::Breaking
                } else {
                    Wire::Safe
                });
            }
        }
        if wires.is_empty() {
            return self.of_models(old, true)?.0;
        }
        wires.into_iter().max()
    }

    fn response(&self, old: &Operation, new: &Operation) -> Option<Wire> {
        let texts = |operation: &Operation| -> Vec<String> {
            operation.response_types().map(Type::to_string).collect()
        };
        if texts(old) == texts(new) {
            return self.of_models(old, false)?.1;
        }
        let forms =
            |operation: &Operation| -> Vec<_> { operation.response_types().map(form).collect() };
        if forms(old) == forms(new)
            && let Some((_, response)) = self.of_models(old, false)
        {
            return response;
        }
        // A client that expects no body ignores one.
        Some(match old.response_types().next() {
            None => Wire::Safe,
            Some(_) => Wire::Breaking,
        })
    }

    /// The wire verdicts, for requests and responses, of an operation with other models; an inner `None` means
    /// that they are equal, the outer one that they cannot be compared.
    fn of_models(
        &self,
        operation: &Operation,
        request: bool,
    ) -> Option<(Option<Wire>, Option<Wire>)> {
        let old = self.operation_models(operation, false, request);
        let new = self.operation_models(operation, true, request);
        if old.is_empty() || old.len() != new.len() {
            return None;
        }
        let mut wires = (None, None);
        for (old, new) in old.into_iter().zip(new) {
            let (old, new) = (resolve::Type::Model(old), resolve::Type::Model(new));
            let relation = self.relation(&old, &new);
            if relation != Relation::Same {
                let (_, request, response) = judge(&relation);
                wires = (wires.0.max(Some(request)), wires.1.max(Some(response)));
            }
        }
        Some(wires)
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
            old: old.and_then(|operation| self.old_place(operation.origin.span)),
            new: new.and_then(|operation| self.new_place(operation.origin.span)),
            verdict: rule.verdict(),
            direction: Direction::default(),
            operations: vec![id],
        }
    }
}

/// The first operation with each id; another one with the same id is the same operation in another group.
fn by_id(operations: &[Operation]) -> BTreeMap<&str, &Operation> {
    let mut by_id = BTreeMap::new();
    for operation in operations {
        by_id.entry(operation.id.as_str()).or_insert(operation);
    }
    by_id
}

fn parameter_words(parameter: &Parameter) -> String {
    let mark = if parameter.required { "" } else { "?" };
    format!("`{}{mark}: {}`", parameter.name, parameter.ty)
}
