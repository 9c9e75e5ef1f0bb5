//! Pairs the models of both sides.

use std::collections::{BTreeMap, BTreeSet};

use super::pairs::{Match, Pairs};
use super::shapes::{are_alike, outline};
use super::side::Side;
use crate::resolve::{Kind, Model, ModelId, Resolved};

impl Pairs {
    /// Pairs models by path, then by title, then by evidence of a renamed title.
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

    /// Accepts a renamed title if the content is equal, and either references to the old title became references
    /// to the new one, or no other model on either side has this content. Each accepted rename makes more
    /// references comparable.
    fn find_renamed(&mut self, old: &Side, new: &Side) {
        let old_outlines = outlines(old.resolved);
        let new_outlines = outlines(new.resolved);
        loop {
            let mut found = self.linked(old, new);
            for (outline, left) in &old_outlines {
                if let ([left], Some([right])) = (
                    left.as_slice(),
                    new_outlines.get(outline).map(Vec::as_slice),
                ) && is_telling(outline)
                {
                    found.insert((*left, *right));
                }
            }
            found.retain(|(left, right)| {
                self.removed.contains(left)
                    && self.added.contains(right)
                    && are_alike((old, new), self, *left, *right)
            });
            let candidates = found.clone();
            // If several models replace one, or one replaces several, none of them is paired.
            found.retain(|(left, right)| {
                candidates
                    .iter()
                    .filter(|(l, r)| l == left || r == right)
                    .count()
                    == 1
            });
            if found.is_empty() {
                return;
            }
            for (left, right) in found {
                self.removed.retain(|id| *id != left);
                self.added.retain(|id| *id != right);
                self.to_new.insert(left, (right, Match::Renamed));
            }
        }
    }

    /// References on both sides to one model on the old side and another on the new side.
    fn linked(&self, old: &Side, new: &Side) -> BTreeSet<(ModelId, ModelId)> {
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
                            same.and_then(|same| Some((field.ty.model()?, same.ty.model()?)));
                        moved.extend(link);
                    }
                }
                (
                    Kind::Union { variants: left, .. },
                    Kind::Union {
                        variants: right, ..
                    },
                ) if left.len() == right.len() => {
                    let links = left
                        .iter()
                        .zip(right)
                        .filter_map(|(a, b)| Some((a.ty.model()?, b.ty.model()?)));
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
                .entry(model.source.id.name.clone())
                .or_default()
                .push(*id);
        }
    }
    index
}

/// The models of a side, by their content without names.
fn outlines(resolved: &Resolved) -> BTreeMap<Vec<String>, Vec<ModelId>> {
    let mut outlines: BTreeMap<Vec<String>, Vec<ModelId>> = BTreeMap::new();
    for (id, model) in resolved.iter().filter(|(_, model)| !model.skipped) {
        outlines.entry(outline(model)).or_default().push(id);
    }
    outlines
}

/// Whether an outline is large enough that equality is not a coincidence.
fn is_telling(outline: &[String]) -> bool {
    outline.len() > 1
}
