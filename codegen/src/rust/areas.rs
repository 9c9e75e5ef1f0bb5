//! The models by the groups of operations that use them.

use std::collections::{BTreeMap, BTreeSet};

use super::layout::Layout;
use super::{Area, ModelPath, Operation, Overview};
use crate::names;
use crate::resolve::{self, Kind, ModelId, Resolved, Type};

/// Puts each model into the only area that uses it, or among those that several or none use.
pub(super) fn overview(root: &str, resolved: &Resolved, layout: &Layout) -> Overview {
    let paths = |ids: &mut dyn Iterator<Item = ModelId>| -> Vec<ModelPath> {
        ids.filter_map(|id| layout.get(id))
            .map(|place| place.path.clone())
            .collect()
    };
    let mut groups: BTreeMap<String, Vec<&resolve::Operation>> = BTreeMap::new();
    for operation in &resolved.operations {
        groups
            .entry(names::title(&operation.source.group))
            .or_default()
            .push(operation);
    }
    let reached: Vec<BTreeSet<ModelId>> = groups
        .values()
        .map(|operations| reach(resolved, operations))
        .collect();
    let mut uses: BTreeMap<ModelId, usize> = BTreeMap::new();
    for id in reached.iter().flatten() {
        *uses.entry(*id).or_default() += 1;
    }
    let areas = groups
        .into_iter()
        .zip(&reached)
        .map(|((title, operations), reached)| Area {
            title,
            operations: operations
                .into_iter()
                .map(|operation| Operation {
                    summary: summary(operation.source),
                    endpoint: format!("{} {}", operation.source.method, operation.source.path),
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
        areas,
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

/// The summary from the list of operations, or the method's name where there is none.
fn summary(operation: &crate::schema::Operation) -> String {
    match operation.summary.as_str() {
        "" => operation.name.clone(),
        summary => summary.to_owned(),
    }
}

/// The models that operations name, and those that these are made of.
fn reach(resolved: &Resolved, operations: &[&resolve::Operation]) -> BTreeSet<ModelId> {
    let mut reached = BTreeSet::new();
    let mut open: Vec<ModelId> = operations
        .iter()
        .flat_map(|operation| {
            operation
                .request
                .iter()
                .chain(&operation.response)
                .chain(&operation.errors)
        })
        .copied()
        .collect();
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

fn model_of(ty: &Type) -> Option<ModelId> {
    match ty {
        Type::Model(id) => Some(*id),
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) | Type::Boxed(inner) => {
            model_of(inner)
        }
        _ => None,
    }
}
