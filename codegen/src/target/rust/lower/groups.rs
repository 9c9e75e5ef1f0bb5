//! Groups the models by the API groups that use them.

use std::collections::{BTreeMap, BTreeSet};

use super::features::Gates;
use super::layout::Layout;
use super::reach::{operations, reach};
use crate::resolve::{ModelId, Resolved};
use crate::target::rust::{ApiGroup, ModelPath, Operation, Overview};

/// Assigns each model to the only group that uses it, to the shared ones, or to the unused ones.
pub(super) fn overview(
    root: &str,
    resolved: &Resolved,
    layout: &Layout,
    gates: &Gates,
) -> Overview {
    let paths = |ids: &mut dyn Iterator<Item = ModelId>| -> Vec<ModelPath> {
        ids.filter_map(|id| layout.get(id))
            .map(|place| place.path.clone())
            .collect()
    };
    let groups = operations(resolved);
    let reached: Vec<BTreeSet<ModelId>> = groups
        .values()
        .map(|operations| reach(resolved, operations))
        .collect();
    let mut uses: BTreeMap<ModelId, usize> = BTreeMap::new();
    for id in reached.iter().flatten() {
        *uses.entry(*id).or_default() += 1;
    }
    let groups = groups
        .into_iter()
        .zip(&reached)
        .map(|((title, operations), reached)| ApiGroup {
            feature: gates.of_group(&title).map(str::to_owned),
            title,
            operations: operations
                .into_iter()
                .map(|operation| Operation {
                    summary: summary(operation.source),
                    endpoint: operation.source.endpoint(),
                    request: paths(&mut operation.request.iter().copied()),
                    response: paths(&mut operation.response.iter().copied()),
                })
                .collect(),
            models: paths(
                &mut reached
                    .iter()
                    .copied()
                    .filter(|id| uses.get(id) == Some(&1)),
            ),
        })
        .collect();
    Overview {
        root: root.to_owned(),
        groups,
        shared: paths(
            &mut uses
                .iter()
                .filter(|(_, count)| **count > 1)
                .map(|(id, _)| *id),
        ),
        unused: paths(
            &mut resolved
                .iter()
                .map(|(id, _)| id)
                .filter(|id| !uses.contains_key(id)),
        ),
    }
}

/// The summary from the list of operations, else the name of the method.
fn summary(operation: &crate::schema::Operation) -> String {
    match operation.summary.as_str() {
        "" => operation.name.clone(),
        summary => summary.to_owned(),
    }
}
