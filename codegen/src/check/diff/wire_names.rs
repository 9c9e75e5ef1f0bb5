//! How names are written in JSON, for all fields at once.

use super::change::Change;
use super::rules::Rule;
use super::sides::Sides;
use super::verdict::Direction;
use crate::config::WireNames;
use crate::resolve::{Field, Kind, Model, WireNameReason};

impl Sides<'_, '_> {
    /// One change for all fields whose keys are written in another form.
    pub(super) fn wire_names(&self) -> Option<Change> {
        let mut changed = 0;
        let mut forms = None;
        for (old, (new, _)) in &self.pairs.to_new {
            let (Some(old), Some(new)) = (self.old.resolved.get(*old), self.new.resolved.get(*new))
            else {
                continue;
            };
            let (Kind::Struct(left), Kind::Struct(right)) = (&old.kind, &new.kind) else {
                continue;
            };
            let pairs = left.iter().filter_map(|field| {
                let name = &field.source.name;
                Some((
                    field,
                    right.iter().find(|other| other.source.name == *name)?,
                ))
            });
            let by_form = pairs.filter(|(left, right)| {
                left.wire != right.wire && self.is_by_form((old, left), (new, right))
            });
            let count = by_form.count();
            if count > 0 {
                changed += count;
                forms.get_or_insert_with(|| self.forms(old, new));
            }
        }
        let (old, new) = forms?;
        let count = if changed == 1 {
            "the key of 1 field changes".to_owned()
        } else {
            format!("the keys of {changed} fields change")
        };
        let place = match self.new.resolved.wire_names.all.reason {
            WireNameReason::Recorded(span) => Some(span),
            _ => None,
        };
        Some(Change {
            rule: Rule::WireNamesChanged,
            subject: "wire-names".to_owned(),
            member: None,
            message: format!(
                "names in JSON were {:?} and are {:?}: {count}",
                old.name(),
                new.name()
            ),
            old: None,
            new: place.and_then(|span| self.new_place(span)),
            verdict: Rule::WireNamesChanged.verdict(),
            direction: Direction::default(),
            operations: Vec::new(),
        })
    }

    /// Whether the keys of a field differ only because all names are written in another form.
    pub(super) fn is_by_form(&self, old: (&Model, &Field), new: (&Model, &Field)) -> bool {
        let (left, right) = self.forms(old.0, new.0);
        let letters = |key: &str| key.replace('_', "").to_lowercase();
        left != right
            && old.1.source.name == new.1.source.name
            && letters(&old.1.wire) == letters(&new.1.wire)
    }

    fn forms(&self, old: &Model, new: &Model) -> (WireNames, WireNames) {
        let old = self.old.resolved.wire_names.of(&old.source.id.namespace);
        let new = self.new.resolved.wire_names.of(&new.source.id.namespace);
        (old.names, new.names)
    }
}
