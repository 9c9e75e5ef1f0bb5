//! The comparison of two states.

use super::change::Change;
use super::side::Side;
use super::sides::Sides;

/// The changes from one state to another, sorted by subject and then by rule.
pub fn diff<'a>(old: &Side<'a>, new: &Side<'a>) -> Vec<Change> {
    let sides = Sides::new(old, new);
    let mut changes = sides.models_of_one_side();
    for (old, (new, how)) in &sides.pairs.to_new {
        changes.extend(sides.pair(*old, *new, *how));
    }
    changes.extend(sides.operations());
    changes.extend(sides.features());
    changes.sort_by(|a, b| {
        (&a.subject, &a.member, a.rule, &a.message)
            .cmp(&(&b.subject, &b.member, b.rule, &b.message))
    });
    changes
}
