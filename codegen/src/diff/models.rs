//! Models as a whole.

use super::pairs::Match;
use super::{Change, Rule, Sides, Wire};
use crate::resolve::{Kind, ModelId};
use crate::schema::{Deprecation, Reference, Type};
use crate::source::Span;

/// Collects the changes of one pair of models.
pub(super) struct Found<'s, 'p, 'a> {
    pub(super) sides: &'s Sides<'p, 'a>,
    pub(super) old: ModelId,
    pub(super) new: ModelId,
    pub(super) subject: String,
    pub(super) changes: Vec<Change>,
}

impl Found<'_, '_, '_> {
    /// Adds a change with the verdict of its rule.
    pub(super) fn push(
        &mut self,
        rule: Rule,
        member: Option<&str>,
        message: impl Into<String>,
        places: (Option<Span>, Option<Span>),
    ) {
        self.add(rule, member, message, places);
    }

    /// Adds a change, of which the caller may make the verdict milder.
    pub(super) fn add(
        &mut self,
        rule: Rule,
        member: Option<&str>,
        message: impl Into<String>,
        (old, new): (Option<Span>, Option<Span>),
    ) -> &mut Change {
        let uses = self.sides.uses(Some(self.old), Some(self.new));
        self.changes.push(Change {
            rule,
            subject: self.subject.clone(),
            member: member.map(str::to_owned),
            message: message.into(),
            old: old.and_then(|span| self.sides.old_place(span)),
            new: new.and_then(|span| self.sides.new_place(span)),
            verdict: rule.info().verdict,
            direction: uses.direction,
            operations: uses.operations.into_iter().collect(),
        });
        let last = self.changes.len() - 1;
        &mut self.changes[last]
    }

    /// Adds what changed in words about a thing.
    pub(super) fn words(
        &mut self,
        rules: [Rule; 4],
        member: Option<&str>,
        (old, new): (&Words, &Words),
        places: (Option<Span>, Option<Span>),
    ) {
        let [deprecated, undeprecated, description, example] = rules;
        match (old.deprecated, new.deprecated) {
            (None, Some(deprecation)) => {
                let reason = deprecation
                    .reason
                    .as_deref()
                    .unwrap_or("no reason is given");
                self.push(
                    deprecated,
                    member,
                    format!("is deprecated now: {reason}"),
                    places,
                );
            }
            (Some(_), None) => {
                self.push(undeprecated, member, "is no longer deprecated", places);
            }
            (Some(a), Some(b)) if a != b && old.text == new.text => {
                self.push(
                    description,
                    member,
                    "has another reason for its deprecation",
                    places,
                );
            }
            _ => {}
        }
        if old.text != new.text {
            self.push(description, member, "has another description", places);
        }
        if old.example != new.example {
            self.push(example, member, "has another example", places);
        }
    }
}

/// The words about a model or field.
pub(super) struct Words<'w> {
    pub(super) deprecated: Option<&'w Deprecation>,
    pub(super) text: &'w str,
    pub(super) example: Option<&'w str>,
}

impl<'a> Sides<'_, 'a> {
    /// The changes of a model that is on both sides.
    pub(super) fn pair(&self, old: ModelId, new: ModelId, how: Match) -> Vec<Change> {
        let (Some(left), Some(right)) = (self.old.resolved.get(old), self.new.resolved.get(new))
        else {
            return Vec::new();
        };
        let subject = right.source.path();
        let mut found = Found {
            sides: self,
            old,
            new,
            subject,
            changes: Vec::new(),
        };
        let places = (Some(left.source.span), Some(right.source.span));
        let was = left.source.path();
        match how {
            Match::Same => {}
            Match::Moved => found.push(Rule::ModelMoved, None, format!("was `{was}`"), places),
            Match::Renamed => found.push(Rule::ModelRenamed, None, format!("was `{was}`"), places),
        }
        let words = |model: &'a crate::schema::Model| Words {
            deprecated: model.deprecated.as_ref(),
            text: &model.lead,
            example: model.example.as_ref().map(|example| example.text.as_str()),
        };
        let rules = [
            Rule::ModelDeprecated,
            Rule::ModelUndeprecated,
            Rule::ModelDescriptionChanged,
            Rule::ModelExampleChanged,
        ];
        found.words(
            rules,
            None,
            (&words(left.source), &words(right.source)),
            places,
        );
        match (&left.kind, &right.kind) {
            (Kind::Struct(a), Kind::Struct(b)) => found.fields(a, b),
            (Kind::Enum(a), Kind::Enum(b)) => found.values(left, a, right, b),
            (
                Kind::Union {
                    arms: a,
                    tag: old_tag,
                },
                Kind::Union {
                    arms: b,
                    tag: new_tag,
                },
            ) => {
                found.arms((a, old_tag.as_ref()), (b, new_tag.as_ref()), places);
            }
            (a, b) => {
                let message = format!("was {} and is {}", kind_name(a), kind_name(b));
                found.push(Rule::ModelKindChanged, None, message, places);
                return found.changes;
            }
        }
        found.items(how);
        if found.changes.is_empty() && self.text(old, true) != self.text(new, false) {
            found.push(Rule::FormatOnly, None, "is written in another way", places);
        }
        found.changes
    }

    fn text(&self, id: ModelId, old: bool) -> Option<&str> {
        let side = if old { self.old } else { self.new };
        let model = side.resolved.get(id)?;
        side.sources
            .get(model.source.span.file)
            .map(|file| file.text.as_str())
    }

    /// Models that only one side has.
    pub(super) fn models_of_one_side(&self) -> Vec<Change> {
        let mut changes = Vec::new();
        for id in &self.pairs.removed {
            let Some(model) = self.old.resolved.get(*id) else {
                continue;
            };
            let uses = self.uses(Some(*id), None);
            let is_named = names(
                self.new.schema,
                &model.source.name,
                &model.source.namespace,
                &model.source.page,
            );
            let (rule, message) = match is_named {
                true => (
                    Rule::ModelBecameOpaque,
                    "its page is gone, but it is still named",
                ),
                false => (Rule::ModelRemoved, "its page is gone"),
            };
            changes.push(Change {
                rule,
                subject: model.source.path(),
                member: None,
                message: message.to_owned(),
                old: self.old_place(model.source.span),
                new: None,
                verdict: rule.info().verdict,
                direction: uses.direction,
                operations: uses.operations.into_iter().collect(),
            });
        }
        for id in &self.pairs.added {
            let Some(model) = self.new.resolved.get(*id) else {
                continue;
            };
            let uses = self.uses(None, Some(*id));
            let was_named = names(
                self.old.schema,
                &model.source.name,
                &model.source.namespace,
                &model.source.page,
            );
            let (rule, message) = match was_named {
                true => (
                    Rule::ModelBecameDocumented,
                    "it was named before and has a page now",
                ),
                false => (Rule::ModelAdded, "has a page now"),
            };
            changes.push(Change {
                rule,
                subject: model.source.path(),
                member: None,
                message: message.to_owned(),
                old: None,
                new: self.new_place(model.source.span),
                verdict: rule.info().verdict,
                direction: uses.direction,
                operations: uses.operations.into_iter().collect(),
            });
        }
        changes
    }

    /// How much the difference between two models matters, as if one had become the other.
    pub(super) fn worst(&self, old: ModelId, new: ModelId) -> (Wire, Wire) {
        let (Some(left), Some(right)) = (self.old.resolved.get(old), self.new.resolved.get(new))
        else {
            return (Wire::Breaking, Wire::Breaking);
        };
        let mut found = Found {
            sides: self,
            old,
            new,
            subject: String::new(),
            changes: Vec::new(),
        };
        match (&left.kind, &right.kind) {
            (Kind::Enum(a), Kind::Enum(b)) => found.values(left, a, right, b),
            (Kind::Struct(a), Kind::Struct(b)) => found.plain_fields(a, b),
            _ => return (Wire::Breaking, Wire::Breaking),
        }
        let request = found
            .changes
            .iter()
            .map(|change| change.verdict.request)
            .max();
        let response = found
            .changes
            .iter()
            .map(|change| change.verdict.response)
            .max();
        (
            request.unwrap_or(Wire::None),
            response.unwrap_or(Wire::None),
        )
    }
}

fn kind_name(kind: &Kind) -> &'static str {
    match kind {
        Kind::Struct(_) => "a struct",
        Kind::Enum(_) => "an enumeration",
        Kind::Union { .. } => "a union",
    }
}

/// Whether a field or arm of a schema names a model.
fn names(schema: &crate::schema::Schema, name: &str, namespace: &str, page: &str) -> bool {
    let is_it = |reference: &Reference| {
        let same_namespace = match reference.namespace.as_str() {
            "models" => namespace.is_empty(),
            other => other == namespace,
        };
        reference.target.as_deref() == Some(page) || (reference.name == name && same_namespace)
    };
    schema.models.iter().any(|model| match &model.kind {
        crate::schema::ModelKind::Struct { fields } => {
            fields.iter().any(|field| contains(&field.ty, &is_it))
        }
        crate::schema::ModelKind::Union { arms } => {
            arms.iter().any(|arm| contains(&arm.ty, &is_it))
        }
        crate::schema::ModelKind::Enum { .. } => false,
    })
}

fn contains(ty: &Type, test: &impl Fn(&Reference) -> bool) -> bool {
    match ty {
        Type::Ref(reference) => test(reference),
        Type::List { items: inner }
        | Type::Map { values: inner }
        | Type::Stream { items: inner }
        | Type::Nullable { inner } => contains(inner, test),
        Type::Union { arms } => arms.iter().any(|arm| contains(arm, test)),
        _ => false,
    }
}
