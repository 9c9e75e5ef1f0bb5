//! Cargo features of API groups.

use super::change::Change;
use super::rules::Rule;
use super::sides::Sides;
use super::verdict::Direction;
use crate::target::rust::{CargoFeature, Module};

impl Sides<'_, '_> {
    /// The changes of features; none if one of the sides has no features at all.
    pub(super) fn features(&self) -> Vec<Change> {
        let old = &self.old.tree.cargo_features;
        let new = &self.new.tree.cargo_features;
        let mut changes = Vec::new();
        if old.is_empty() || new.is_empty() {
            return changes;
        }
        for feature in old {
            match named(new, &feature.name) {
                None => {
                    let mut change = change(Rule::FeatureRemoved, feature, None, "was removed");
                    change.old = self.old_place(feature.span);
                    changes.push(change);
                }
                Some(_) => self.types(feature, &mut changes),
            }
        }
        for feature in new {
            if named(old, &feature.name).is_none() {
                let mut change = change(Rule::FeatureAdded, feature, None, "is new");
                change.new = self.new_place(feature.span);
                changes.push(change);
            }
        }
        changes
    }

    /// Types of both sides that only one includes in a feature.
    fn types(&self, feature: &CargoFeature, changes: &mut Vec<Change>) {
        for (old, (new, _)) in &self.pairs.to_new {
            let Some((left, right)) = self.emitted(*old, *new) else {
                continue;
            };
            let (rule, message) = match (has(left.module, feature), has(right.module, feature)) {
                (true, false) => (Rule::FeatureNarrowed, "is no longer included"),
                (false, true) => (Rule::FeatureWidened, "is included now"),
                _ => continue,
            };
            let (Some(old), Some(new)) = (self.old.resolved.get(*old), self.new.resolved.get(*new))
            else {
                continue;
            };
            let mut change = change(rule, feature, Some(new.source.path()), message);
            change.old = self.old_place(old.source.origin.span);
            change.new = self.new_place(new.source.origin.span);
            changes.push(change);
        }
    }
}

fn named<'f>(features: &'f [CargoFeature], name: &str) -> Option<&'f CargoFeature> {
    features.iter().find(|feature| feature.name == name)
}

fn has(module: &Module, feature: &CargoFeature) -> bool {
    module.features.is_empty() || module.features.contains(&feature.name)
}

fn change(rule: Rule, feature: &CargoFeature, member: Option<String>, message: &str) -> Change {
    Change {
        rule,
        subject: format!("features.{}", feature.name),
        member,
        message: message.to_owned(),
        old: None,
        new: None,
        verdict: rule.verdict(),
        direction: Direction::default(),
        operations: Vec::new(),
    }
}
