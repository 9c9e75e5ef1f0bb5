//! Pairs, additions, removals and order of fields.

use super::models::PairDiff;
use super::rules::Rule;
use super::verdict::{SemverBump, Wire};
use crate::resolve::{Field, Model, Type};
use crate::schema::ModelKind;
use crate::target::rust::field_name;

impl PairDiff<'_, '_, '_> {
    /// Compares the fields of two structs.
    pub(super) fn fields(&mut self, old: &[Field], new: &[Field]) {
        self.fields = pair(old, new);
        let pairs = self.fields.clone();
        for (index, field) in old.iter().enumerate() {
            match pairs.iter().find(|(left, _)| *left == index) {
                Some((_, right)) => {
                    if let Some(other) = new.get(*right) {
                        self.field(field, other);
                    }
                }
                None => self.removed(field),
            }
        }
        for (index, field) in new.iter().enumerate() {
            if pairs.iter().all(|(_, right)| *right != index) {
                self.added(field);
            }
        }
        let mut order = pairs;
        order.sort_unstable();
        if !order.is_sorted_by_key(|(_, right)| right) {
            let message = "its fields are in a different order";
            self.push(Rule::FieldReordered, None, message, (None, None));
        }
    }

    fn removed(&mut self, field: &Field) {
        let rule = if is_needed(field) {
            Rule::FieldRemovedRequired
        } else {
            Rule::FieldRemovedOptional
        };
        let model = self.sides.new.resolved.get(self.new);
        let is_skipped = model.is_some_and(|model| documents(model, field));
        let message = if is_skipped {
            "is skipped by the configuration now".to_owned()
        } else {
            format!("was removed; it was `{}`", field.source.ty)
        };
        let places = (Some(field.source.span), None);
        let change = self.add(rule, Some(&field.source.name), message, places);
        if is_skipped {
            (change.verdict.request, change.verdict.response) = (Wire::None, Wire::None);
        }
    }

    fn added(&mut self, field: &Field) {
        let rule = if is_needed(field) {
            Rule::FieldAddedRequired
        } else {
            Rule::FieldAddedOptional
        };
        let model = self.sides.old.resolved.get(self.old);
        let was_skipped = model.is_some_and(|model| documents(model, field));
        let message = if was_skipped {
            format!(
                "is no longer skipped by the configuration: `{}`",
                field.source.ty
            )
        } else {
            format!("is new: `{}`", field.source.ty)
        };
        let places = (None, Some(field.source.span));
        let change = self.add(rule, Some(&field.source.name), message, places);
        if was_skipped {
            (change.verdict.request, change.verdict.response) = (Wire::None, Wire::None);
        }
        // A constant is not a parameter of the constructor.
        if matches!(field.ty, Type::Constant(_)) {
            change.verdict.rust = SemverBump::Minor;
        }
    }
}

/// Whether every value has the field; additional properties may always be empty.
fn is_needed(field: &Field) -> bool {
    field.required && !field.flattened
}

/// Whether the page of a model documents a field, skipped or not.
fn documents(model: &Model, field: &Field) -> bool {
    match &model.source.kind {
        ModelKind::Struct { fields } => fields.iter().any(|f| f.name == field.source.name),
        _ => false,
    }
}

type Same<'f> = &'f dyn Fn(&Field, &Field) -> bool;

/// Pairs fields by documented name, then by Rust name, then by type and description.
fn pair(old: &[Field], new: &[Field]) -> Vec<(usize, usize)> {
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    let steps: [Same; 3] = [
        &|a, b| a.source.name == b.source.name,
        &|a, b| field_name(a) == field_name(b),
        &|a, b| {
            let described =
                !a.source.description.is_empty() && a.source.description == b.source.description;
            described
                && a.source.ty.to_string() == b.source.ty.to_string()
                && a.required == b.required
        },
    ];
    for same in steps {
        let free_old: Vec<usize> = (0..old.len())
            .filter(|index| pairs.iter().all(|(left, _)| left != index))
            .collect();
        let free_new: Vec<usize> = (0..new.len())
            .filter(|index| pairs.iter().all(|(_, right)| right != index))
            .collect();
        let fits = |left: &usize, right: &usize| match (old.get(*left), new.get(*right)) {
            (Some(left), Some(right)) => same(left, right),
            _ => false,
        };
        for left in &free_old {
            let candidates: Vec<&usize> =
                free_new.iter().filter(|right| fits(left, right)).collect();
            // A description that several fields share proves nothing.
            if let [right] = candidates.as_slice()
                && free_old.iter().filter(|other| fits(other, right)).count() == 1
            {
                pairs.push((*left, **right));
            }
        }
    }
    pairs
}
