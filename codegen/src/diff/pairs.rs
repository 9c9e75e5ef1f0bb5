//! Which model of one side is which of the other.

use std::collections::{BTreeMap, BTreeSet};

use super::Side;
use super::reach::model_of;
use crate::resolve::{Kind, Model, ModelId, Resolved};

/// How a model of the old side is found again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Match {
    /// Under the same title and namespace.
    Same,
    /// Under the same title in another namespace.
    Moved,
    /// Under another title.
    Renamed,
}

/// The models of both sides, brought together.
#[derive(Debug, Default)]
pub(super) struct Pairs {
    /// For each old model the new one.
    pub(super) to_new: BTreeMap<ModelId, (ModelId, Match)>,
    /// Old models that are gone.
    pub(super) removed: Vec<ModelId>,
    /// New models that were not there.
    pub(super) added: Vec<ModelId>,
}

impl Pairs {
    /// Pairs models by path, then by title alone, then by evidence that a title was changed.
    pub(super) fn new(old: &Side, new: &Side) -> Self {
        let mut pairs = Self::default();
        let mut left = index(old.resolved, |model| model.source.path());
        let mut right = index(new.resolved, |model| model.source.path());
        pairs.take(&mut left, &mut right, Match::Same);
        let mut left = by_name(old.resolved, &left);
        let mut right = by_name(new.resolved, &right);
        pairs.take(&mut left, &mut right, Match::Moved);
        pairs.removed = left.into_values().flatten().collect();
        pairs.added = right.into_values().flatten().collect();
        pairs.find_renamed(old, new);
        pairs.removed.sort();
        pairs.added.sort();
        pairs
    }

    /// Whether a type of the old side and one of the new side are the same model.
    pub(super) fn is_pair(&self, old: ModelId, new: ModelId) -> bool {
        self.to_new
            .get(&old)
            .is_some_and(|(paired, _)| *paired == new)
    }

    fn take(
        &mut self,
        left: &mut BTreeMap<String, Vec<ModelId>>,
        right: &mut BTreeMap<String, Vec<ModelId>>,
        how: Match,
    ) {
        left.retain(
            |key, old| match (old.as_slice(), right.get(key).map(Vec::as_slice)) {
                ([old], Some([new])) => {
                    self.to_new.insert(*old, (*new, how));
                    right.remove(key);
                    false
                }
                _ => true,
            },
        );
    }

    /// Accepts a change of title where the shape is the same and either a place that named the old
    /// title names the new one, or no other model on either side has the shape.
    fn find_renamed(&mut self, old: &Side, new: &Side) {
        let old_shapes = shapes(old.resolved, &self.removed);
        let new_shapes = shapes(new.resolved, &self.added);
        let moved_links = self.moved_links(old, new);
        let mut found = Vec::new();
        for (shape, left) in &old_shapes {
            let Some(right) = new_shapes.get(shape) else {
                continue;
            };
            for old_id in left {
                let linked: Vec<&ModelId> = right
                    .iter()
                    .filter(|new_id| moved_links.contains(&(*old_id, **new_id)))
                    .collect();
                match (linked.as_slice(), left.as_slice(), right.as_slice()) {
                    ([new_id], _, _) => found.push((*old_id, **new_id)),
                    ([], [_], [new_id]) if is_telling(shape) => found.push((*old_id, *new_id)),
                    _ => {}
                }
            }
        }
        for (old_id, new_id) in found {
            if self.added.contains(&new_id) {
                self.added.retain(|id| *id != new_id);
                self.removed.retain(|id| *id != old_id);
                self.to_new.insert(old_id, (new_id, Match::Renamed));
            }
        }
    }

    /// Places that are on both sides and name one model on the old and another on the new side.
    fn moved_links(&self, old: &Side, new: &Side) -> BTreeSet<(ModelId, ModelId)> {
        let mut moved = BTreeSet::new();
        for (old_id, (new_id, _)) in &self.to_new {
            let (Some(left), Some(right)) = (old.resolved.get(*old_id), new.resolved.get(*new_id))
            else {
                continue;
            };
            match (&left.kind, &right.kind) {
                (Kind::Struct(left), Kind::Struct(right)) => {
                    for field in left {
                        let same = right
                            .iter()
                            .find(|other| other.source.name == field.source.name);
                        let link =
                            same.and_then(|same| Some((model_of(&field.ty)?, model_of(&same.ty)?)));
                        moved.extend(link);
                    }
                }
                (Kind::Union { arms: left, .. }, Kind::Union { arms: right, .. })
                    if left.len() == right.len() =>
                {
                    let links = left
                        .iter()
                        .zip(right)
                        .filter_map(|(a, b)| Some((model_of(&a.ty)?, model_of(&b.ty)?)));
                    moved.extend(links);
                }
                _ => {}
            }
        }
        for operation in &old.resolved.operations {
            let same = new
                .resolved
                .operations
                .iter()
                .find(|other| other.source.id == operation.source.id);
            if let Some(same) = same {
                let links = |left: &[ModelId], right: &[ModelId]| -> Vec<_> {
                    if left.len() == right.len() {
                        left.iter().copied().zip(right.iter().copied()).collect()
                    } else {
                        Vec::new()
                    }
                };
                moved.extend(links(&operation.request, &same.request));
                moved.extend(links(&operation.response, &same.response));
            }
        }
        moved
    }
}

fn index(resolved: &Resolved, key: impl Fn(&Model) -> String) -> BTreeMap<String, Vec<ModelId>> {
    let mut index: BTreeMap<String, Vec<ModelId>> = BTreeMap::new();
    for (id, model) in resolved.iter().filter(|(_, model)| !model.skipped) {
        index.entry(key(model)).or_default().push(id);
    }
    index
}

fn by_name(
    resolved: &Resolved,
    left: &BTreeMap<String, Vec<ModelId>>,
) -> BTreeMap<String, Vec<ModelId>> {
    let mut index: BTreeMap<String, Vec<ModelId>> = BTreeMap::new();
    for id in left.values().flatten() {
        if let Some(model) = resolved.get(*id) {
            index
                .entry(model.source.name.clone())
                .or_default()
                .push(*id);
        }
    }
    index
}

fn shapes(resolved: &Resolved, ids: &[ModelId]) -> BTreeMap<Vec<String>, Vec<ModelId>> {
    let mut shapes: BTreeMap<Vec<String>, Vec<ModelId>> = BTreeMap::new();
    for id in ids {
        if let Some(model) = resolved.get(*id) {
            shapes.entry(shape(model)).or_default().push(*id);
        }
    }
    shapes
}

/// Whether a shape is rich enough for two models of it not to be alike by chance.
fn is_telling(shape: &[String]) -> bool {
    shape.len() > 2
}

/// The content of a model without its words: two models of one shape are interchangeable on the wire.
pub(super) fn shape(model: &Model) -> Vec<String> {
    let mut lines = match &model.kind {
        Kind::Struct(fields) => fields
            .iter()
            .map(|field| {
                let (required, nullable) = (field.required, field.nullable);
                format!("{:?} {} {required} {nullable}", field.wire, field.source.ty)
            })
            .collect::<Vec<_>>(),
        Kind::Enum(values) => values
            .iter()
            .map(|value| value.source.value.to_string())
            .collect(),
        Kind::Union { arms, .. } => arms.iter().map(|arm| arm.source.ty.to_string()).collect(),
    };
    lines.sort();
    lines.insert(
        0,
        match model.kind {
            Kind::Struct(_) => "struct",
            Kind::Enum(_) => "enum",
            Kind::Union { .. } => "union",
        }
        .to_owned(),
    );
    lines
}
