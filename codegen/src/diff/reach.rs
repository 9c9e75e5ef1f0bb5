//! Which operations reach which models, and which way values travel.

use std::collections::{BTreeMap, BTreeSet};

use super::verdict::Direction;
use crate::resolve::{Kind, ModelId, Resolved, Type};

/// The uses of one model.
#[derive(Clone, Debug, Default)]
pub(super) struct Uses {
    pub(super) direction: Direction,
    pub(super) operations: BTreeSet<String>,
}

/// The uses of every model that an operation reaches.
pub(super) fn uses(resolved: &Resolved) -> BTreeMap<ModelId, Uses> {
    let mut all: BTreeMap<ModelId, Uses> = BTreeMap::new();
    for operation in &resolved.operations {
        let ways = [
            (
                &operation.request,
                Direction {
                    request: true,
                    response: false,
                },
            ),
            (
                &operation.response,
                Direction {
                    request: false,
                    response: true,
                },
            ),
            (
                &operation.errors,
                Direction {
                    request: false,
                    response: true,
                },
            ),
        ];
        for (models, direction) in ways {
            for id in closure(resolved, models) {
                let uses = all.entry(id).or_default();
                uses.direction = uses.direction.and(direction);
                uses.operations.insert(operation.source.id.clone());
            }
        }
    }
    all
}

fn closure(resolved: &Resolved, from: &[ModelId]) -> BTreeSet<ModelId> {
    let mut reached = BTreeSet::new();
    let mut open = from.to_vec();
    while let Some(id) = open.pop() {
        if !reached.insert(id) {
            continue;
        }
        match resolved.get(id).map(|model| &model.kind) {
            Some(Kind::Struct(fields)) => {
                open.extend(fields.iter().filter_map(|field| model_of(&field.ty)))
            }
            Some(Kind::Union { arms, .. }) => {
                open.extend(arms.iter().filter_map(|arm| model_of(&arm.ty)))
            }
            Some(Kind::Enum(_)) | None => {}
        }
    }
    reached
}

/// The model that a type is made of.
pub(super) fn model_of(ty: &Type) -> Option<ModelId> {
    match ty {
        Type::Model(id) => Some(*id),
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) | Type::Boxed(inner) => {
            model_of(inner)
        }
        _ => None,
    }
}
