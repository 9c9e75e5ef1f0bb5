//! Reachability of models from operations, with directions.

use std::collections::{BTreeMap, BTreeSet};

use super::verdict::Direction;
use crate::resolve::{ModelId, Resolved};

/// The uses of one model.
#[derive(Clone, Debug, Default)]
pub(super) struct Uses {
    pub(super) direction: Direction,
    pub(super) operations: BTreeSet<String>,
}

/// The uses of each reachable model.
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
            for id in resolved.reach(models.iter().copied()) {
                let uses = all.entry(id).or_default();
                uses.direction = uses.direction.and(direction);
                uses.operations.insert(operation.source.id.clone());
            }
        }
    }
    all
}
