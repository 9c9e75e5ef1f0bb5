//! Structural equality of models.

use std::collections::BTreeSet;

use super::pairs::Pairs;
use super::side::Side;
use crate::resolve::{self, Kind, Model, ModelId};
use crate::schema::Type;

/// Pairs that are assumed to be equal during the comparison, so that recursion terminates.
type Assumed = BTreeSet<(ModelId, ModelId)>;

/// Whether two models are structurally equal, including referenced models: a value of one is a value of the
/// other.
pub(super) fn are_alike(
    (old, new): (&Side, &Side),
    pairs: &Pairs,
    left: ModelId,
    right: ModelId,
) -> bool {
    let comparison = Comparison { old, new, pairs };
    comparison.models(left, right, &mut Assumed::new())
}

struct Comparison<'c, 'a> {
    old: &'c Side<'a>,
    new: &'c Side<'a>,
    pairs: &'c Pairs,
}

impl Comparison<'_, '_> {
    fn models(&self, left: ModelId, right: ModelId, assumed: &mut Assumed) -> bool {
        let (Some(a), Some(b)) = (self.old.resolved.get(left), self.new.resolved.get(right)) else {
            return false;
        };
        if !assumed.insert((left, right)) {
            return true;
        }
        match (&a.kind, &b.kind) {
            (Kind::Struct(a), Kind::Struct(b)) => {
                a.len() == b.len()
                    && a.iter().all(|field| {
                        b.iter()
                            .find(|other| other.wire == field.wire)
                            .is_some_and(|other| {
                                (field.required, field.nullable, field.flattened)
                                    == (other.required, other.nullable, other.flattened)
                                    && self.types(
                                        (&field.source.ty, &field.ty),
                                        (&other.source.ty, &other.ty),
                                        assumed,
                                    )
                            })
                    })
            }
            (Kind::Enum(a), Kind::Enum(b)) => {
                a.len() == b.len()
                    && a.iter()
                        .all(|value| b.iter().any(|v| v.source.value == value.source.value))
            }
            (Kind::Union { variants: a, .. }, Kind::Union { variants: b, .. }) => {
                a.len() == b.len()
                    && a.iter().all(|variant| {
                        b.iter().any(|other| {
                            self.types(
                                (&variant.source.ty, &variant.ty),
                                (&other.source.ty, &other.ty),
                                assumed,
                            )
                        })
                    })
            }
            _ => false,
        }
    }

    /// Only documented types are compared, without the Rust type of numbers and without boxes.
    fn types(
        &self,
        (old, left): (&Type, &resolve::Type),
        (new, right): (&Type, &resolve::Type),
        assumed: &mut Assumed,
    ) -> bool {
        match (left.model(), right.model()) {
            (Some(left), Some(right)) => {
                form(old) == form(new)
                    && (self.pairs.is_pair(left, right) || self.models(left, right, assumed))
            }
            (None, None) => old.to_string() == new.to_string(),
            _ => false,
        }
    }
}

/// A type without names of models.
pub(super) fn form(ty: &Type) -> String {
    match ty {
        Type::Ref(_) => "model".to_owned(),
        Type::List { items } => format!("{}[]", form(items)),
        Type::Map { values } => format!("map<{}>", form(values)),
        Type::Stream { items } => format!("stream<{}>", form(items)),
        Type::Nullable { inner } => format!("{}?", form(inner)),
        other => other.to_string(),
    }
}

/// The content of a model without text and names of models.
pub(super) fn outline(model: &Model) -> Vec<String> {
    let mut lines: Vec<String> = match &model.kind {
        Kind::Struct(fields) => fields
            .iter()
            .map(|field| {
                let (required, nullable) = (field.required, field.nullable);
                let form = form(&field.source.ty);
                format!("struct {:?} {form} {required} {nullable}", field.wire)
            })
            .collect(),
        Kind::Enum(values) => values
            .iter()
            .map(|value| format!("enum {}", value.source.value))
            .collect(),
        Kind::Union { variants, .. } => variants
            .iter()
            .map(|variant| format!("union {}", form(&variant.source.ty)))
            .collect(),
    };
    lines.sort();
    lines
}
