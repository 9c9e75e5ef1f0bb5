//! The comparison of two states.

use std::collections::BTreeSet;

use super::change::Change;
use super::rules::Rule;
use super::side::Side;
use super::sides::Sides;
use crate::resolve::ModelId;

/// The changes from one state to another, sorted by subject and then by rule.
pub fn diff<'a>(old: &Side<'a>, new: &Side<'a>) -> Vec<Change> {
    let sides = Sides::new(old, new);
    let mut changes = sides.models_of_one_side();
    let pairs = sides.pairs.to_new.iter();
    let pairs: Vec<(ModelId, Vec<Change>)> = pairs
        .map(|(old, (new, how))| (*new, sides.pair(*old, *new, *how)))
        .collect();
    let with_changes_inside = with_changes_inside(new, &pairs);
    for (id, found) in pairs {
        let is_said_elsewhere = with_changes_inside.contains(&id);
        let is_new = |it: &Change| it.rule != Rule::FormatOnly || !is_said_elsewhere;
        changes.extend(found.into_iter().filter(is_new));
    }
    changes.extend(sides.operations());
    changes.extend(sides.features());
    changes.extend(sides.wire_names());
    changes.sort_by(|a, b| {
        (&a.subject, &a.member, a.rule, &a.message)
            .cmp(&(&b.subject, &b.member, b.rule, &b.message))
    });
    changes
}

/// The parents of changed models: an inline model is in its parent's part of the page.
fn with_changes_inside(side: &Side, pairs: &[(ModelId, Vec<Change>)]) -> BTreeSet<ModelId> {
    let resolved = side.resolved;
    let around = |id: ModelId| {
        let parent = resolved.get(id)?.source.parent.as_ref()?;
        resolved.index.of(parent)
    };
    let mut found = BTreeSet::new();
    for (id, _) in pairs.iter().filter(|(_, changes)| !changes.is_empty()) {
        let mut outer = around(*id);
        while let Some(id) = outer.filter(|id| found.insert(*id)) {
            outer = around(id);
        }
    }
    found
}
