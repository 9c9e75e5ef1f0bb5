//! Added and removed models.

use super::change::Change;
use super::reach::Uses;
use super::rules::Rule;
use super::side::Side;
use super::sides::Sides;
use super::verdict::Wire;
use crate::resolve::Model;
use crate::schema::{self, ItemId, Link, ModelKind, Reference, Schema, Type};

impl Sides<'_, '_> {
    /// Reports the unpaired models.
    pub(super) fn models_of_one_side(&self) -> Vec<Change> {
        let removed = self.pairs.removed.iter().filter_map(|id| {
            let model = self.old.resolved.get(*id)?;
            let (is_named, is_skipped) = seen_by(self.new, model);
            // The page may document other models, too.
            let is_part = model.source.origin.anchor.is_some();
            let (rule, message) = match (is_named, is_skipped) {
                (true, false) if is_part => (
                    Rule::ModelBecameOpaque,
                    "is no longer documented, but pages still reference it",
                ),
                (true, false) => (
                    Rule::ModelBecameOpaque,
                    "its page was removed, but other pages still reference it",
                ),
                (false, false) if is_part => (Rule::ModelRemoved, "is no longer documented"),
                (false, false) => (Rule::ModelRemoved, "its page was removed"),
                (true, true) => (
                    Rule::ModelBecameOpaque,
                    "is skipped by the configuration now, but other pages still reference it",
                ),
                (false, true) => (Rule::ModelRemoved, "is skipped by the configuration now"),
            };
            let mut change = self.one_sided(rule, model, message, self.uses(Some(*id), None));
            change.old = self.old_place(model.source.origin.span);
            if is_skipped {
                (change.verdict.request, change.verdict.response) = (Wire::None, Wire::None);
            }
            Some(change)
        });
        let added = self.pairs.added.iter().filter_map(|id| {
            let model = self.new.resolved.get(*id)?;
            let (was_named, was_skipped) = seen_by(self.old, model);
            let is_part = model.source.origin.anchor.is_some();
            let (rule, message) = match (was_named, was_skipped) {
                (true, false) if is_part => (
                    Rule::ModelBecameDocumented,
                    "was referenced before and is documented now",
                ),
                (true, false) => (
                    Rule::ModelBecameDocumented,
                    "was referenced before and has a page now",
                ),
                (false, false) if is_part => (Rule::ModelAdded, "is documented now"),
                (false, false) => (Rule::ModelAdded, "has a page now"),
                (true, true) => (
                    Rule::ModelBecameDocumented,
                    "was referenced before and is no longer skipped by the configuration",
                ),
                (false, true) => (
                    Rule::ModelAdded,
                    "is no longer skipped by the configuration",
                ),
            };
            let mut change = self.one_sided(rule, model, message, self.uses(None, Some(*id)));
            change.new = self.new_place(model.source.origin.span);
            if was_skipped {
                (change.verdict.request, change.verdict.response) = (Wire::None, Wire::None);
            }
            Some(change)
        });
        removed.chain(added).collect()
    }

    fn one_sided(&self, rule: Rule, model: &Model, message: &str, uses: Uses) -> Change {
        Change {
            rule,
            subject: model.source.path(),
            member: None,
            message: message.to_owned(),
            old: None,
            new: None,
            verdict: rule.verdict(),
            direction: uses.direction,
            operations: uses.operations.into_iter().collect(),
        }
    }
}

/// Whether a side without a model references it, and whether only the configuration skips it.
fn seen_by(side: &Side, model: &Model) -> (bool, bool) {
    let id = &model.source.id;
    let is_skipped = side
        .resolved
        .iter()
        .any(|(_, other)| other.skipped && other.source.id == *id);
    (names(side.schema, model.source), is_skipped)
}

/// Whether a field or union variant of a schema references a model.
fn names(schema: &Schema, model: &schema::Model) -> bool {
    let ItemId { namespace, name } = &model.id;
    // A link to the place of a model that is written out inside another one leads to that one.
    let link = model.parent.is_none().then(|| Link {
        page: model.origin.page.clone(),
        anchor: model.origin.anchor.clone(),
    });
    let is_it = |reference: &Reference| {
        let is_same_namespace = match reference.namespace.as_str() {
            "models" => namespace.is_empty(),
            other => other == namespace,
        };
        let is_linked = link.is_some() && reference.target == link;
        is_linked || (reference.name == *name && is_same_namespace)
    };
    schema.models.iter().any(|model| match &model.kind {
        ModelKind::Struct { fields } => fields.iter().any(|field| contains(&field.ty, &is_it)),
        ModelKind::Union { variants } => variants.iter().any(|it| contains(&it.ty, &is_it)),
        ModelKind::Enum { .. } => false,
    })
}

fn contains(ty: &Type, test: &impl Fn(&Reference) -> bool) -> bool {
    match ty {
        Type::Ref(reference) => test(reference),
        Type::List { items: inner }
        | Type::Map { values: inner }
        | Type::Stream { items: inner }
        | Type::Nullable { inner } => contains(inner, test),
        Type::Union { variants } => variants.iter().any(|variant| contains(variant, test)),
        _ => false,
    }
}
