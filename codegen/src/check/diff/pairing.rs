//! Pairs the models of both sides.

use std::collections::{BTreeMap, BTreeSet};

use super::pairs::{Match, Pairs};
use super::shapes::{are_alike, outline};
use super::side::Side;
use crate::resolve::{Kind, ModelId, Resolved};
use crate::schema;

impl Pairs {
    /// Pairs models by identity, then by title and place, by title alone, and by evidence that a
    /// title was changed.
    pub(super) fn new(old: &Side, new: &Side) -> Self {
        let mut pairs = Self {
            removed: emitted(old.resolved),
            added: emitted(new.resolved),
            ..Self::default()
        };
        let sides = (old.resolved, new.resolved);
        pairs.take(sides, Match::Same, |model| Some(&model.id));
        pairs.take(sides, Match::Moved, |model| {
            let anchor = model.origin.anchor.as_ref()?;
            Some((&model.origin.page, anchor, &model.id.name))
        });
        pairs.take(sides, Match::Moved, |model| Some(&model.id.name));
        pairs.find_renamed(old, new);
        pairs
    }

    /// Pairs those models that are left and alone have a key on both sides.
    fn take<'a, K: Ord>(
        &mut self,
        (old, new): (&'a Resolved, &'a Resolved),
        how: Match,
        key: impl Fn(&'a schema::Model) -> Option<K>,
    ) {
        let left = index(old, &self.removed, &key);
        let right = index(new, &self.added, &key);
        for (key, old) in left {
            if let ([old], Some([new])) = (old.as_slice(), right.get(&key).map(Vec::as_slice)) {
                self.to_new.insert(*old, (*new, how));
                self.added.retain(|id| id != new);
            }
        }
        self.removed.retain(|id| !self.to_new.contains_key(id));
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

/// The models that are not skipped.
fn emitted(resolved: &Resolved) -> Vec<ModelId> {
    let models = resolved.iter().filter(|(_, model)| !model.skipped);
    models.map(|(id, _)| id).collect()
}

fn index<'a, K: Ord>(
    resolved: &'a Resolved,
    models: &[ModelId],
    key: impl Fn(&'a schema::Model) -> Option<K>,
) -> BTreeMap<K, Vec<ModelId>> {
    let mut index: BTreeMap<K, Vec<ModelId>> = BTreeMap::new();
    for id in models {
        if let Some(key) = resolved.get(*id).and_then(|model| key(model.source)) {
            index.entry(key).or_default().push(*id);
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
