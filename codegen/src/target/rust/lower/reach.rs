//! The operations of each API group, and the models that they reach.

use std::collections::{BTreeMap, BTreeSet};

use crate::names;
use crate::resolve::{self, ModelId, Resolved};

/// The operations by the titles of their groups.
pub(super) fn operations<'r>(
    resolved: &'r Resolved<'r>,
) -> BTreeMap<String, Vec<&'r resolve::Operation<'r>>> {
    let mut groups: BTreeMap<String, Vec<&resolve::Operation>> = BTreeMap::new();
    for operation in &resolved.operations {
        groups
            .entry(names::title(&operation.source.group))
            .or_default()
            .push(operation);
    }
    groups
}

/// The models that operations reference, and all models that these contain.
pub(super) fn reach(resolved: &Resolved, operations: &[&resolve::Operation]) -> BTreeSet<ModelId> {
    resolved.reach(operations.iter().copied().flat_map(named))
}

/// The models that an operation references.
fn named<'o>(operation: &'o resolve::Operation) -> impl Iterator<Item = ModelId> + 'o {
    let named = operation.request.iter().chain(&operation.response);
    named.chain(&operation.errors).copied()
}
