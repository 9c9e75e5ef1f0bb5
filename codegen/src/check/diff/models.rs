//! Changes of models.

use super::change::Change;
use super::pairs::Match;
use super::rules::Rule;
use super::sides::Sides;
use super::verdict::Wire;
use crate::resolve::{Kind, Model, ModelId};
use crate::schema::{self, Deprecation};
use crate::source::Span;

/// Collects the changes of one pair of models.
pub(super) struct PairDiff<'s, 'p, 'a> {
    pub(super) sides: &'s Sides<'p, 'a>,
    pub(super) old: ModelId,
    pub(super) new: ModelId,
    pub(super) subject: String,
    /// Pairs of fields, by index.
    pub(super) fields: Vec<(usize, usize)>,
    pub(super) changes: Vec<Change>,
}

impl<'s, 'p, 'a> PairDiff<'s, 'p, 'a> {
    /// No changes yet, for two models of which the second replaces the first.
    fn new(sides: &'s Sides<'p, 'a>, old: ModelId, new: ModelId) -> Self {
        let model = sides.new.resolved.get(new);
        Self {
            sides,
            old,
            new,
            subject: model.map(|model| model.source.path()).unwrap_or_default(),
            fields: Vec::new(),
            changes: Vec::new(),
        }
    }

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

    /// Adds a change whose verdict the caller may make milder.
    pub(super) fn add(
        &mut self,
        rule: Rule,
        member: Option<&str>,
        message: impl Into<String>,
        (old, new): (Option<Span>, Option<Span>),
    ) -> &mut Change {
        let uses = self.sides.uses(Some(self.old), Some(self.new));
        // A change of the model as a whole is at its title.
        let (old, new) = match (old, new) {
            (None, None) => {
                let span = |model: &Model| model.source.origin.span;
                (
                    self.sides.old.resolved.get(self.old).map(span),
                    self.sides.new.resolved.get(self.new).map(span),
                )
            }
            places => places,
        };
        self.changes.push(Change {
            rule,
            subject: self.subject.clone(),
            member: member.map(str::to_owned),
            message: message.into(),
            old: old.and_then(|span| self.sides.old_place(span)),
            new: new.and_then(|span| self.sides.new_place(span)),
            verdict: rule.verdict(),
            direction: uses.direction,
            operations: uses.operations.into_iter().collect(),
        });
        let last = self.changes.len() - 1;
        &mut self.changes[last]
    }

    /// Adds the changes of documentation.
    pub(super) fn documentation(
        &mut self,
        rules: [Rule; 4],
        member: Option<&str>,
        (old, new): (&Documentation, &Documentation),
        places: (Option<Span>, Option<Span>),
    ) {
        let [deprecated, undeprecated, description, example] = rules;
        match (old.deprecated, new.deprecated) {
            (None, Some(deprecation)) => {
                let reason = deprecation.reason.as_deref().unwrap_or("no reason given");
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
                    "has a different deprecation notice",
                    places,
                );
            }
            _ => {}
        }
        if old.text != new.text {
            self.push(description, member, "has a different description", places);
        }
        if old.examples != new.examples {
            self.push(example, member, "has a different example", places);
        }
    }
}

/// The documentation of a model or field.
pub(super) struct Documentation<'w> {
    pub(super) deprecated: Option<&'w Deprecation>,
    pub(super) text: &'w str,
    pub(super) examples: Vec<&'w str>,
}

impl<'a> Sides<'_, 'a> {
    /// The changes between a pair of models.
    pub(super) fn pair(&self, old: ModelId, new: ModelId, how: Match) -> Vec<Change> {
        let (Some(left), Some(right)) = (self.old.resolved.get(old), self.new.resolved.get(new))
        else {
            return Vec::new();
        };
        let mut found = PairDiff::new(self, old, new);
        let places = (
            Some(left.source.origin.span),
            Some(right.source.origin.span),
        );
        let was = left.source.path();
        match how {
            Match::Same => {}
            Match::Moved => found.push(Rule::ModelMoved, None, format!("was `{was}`"), places),
            Match::Renamed => found.push(Rule::ModelRenamed, None, format!("was `{was}`"), places),
        }
        let words = |model: &'a schema::Model| Documentation {
            deprecated: model.deprecated.as_ref(),
            text: &model.lead,
            examples: model
                .example
                .iter()
                .map(|example| literal(&example.text))
                .collect(),
        };
        let rules = [
            Rule::ModelDeprecated,
            Rule::ModelUndeprecated,
            Rule::ModelDescriptionChanged,
            Rule::ModelExampleChanged,
        ];
        found.documentation(
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
                    variants: a,
                    tag: old_tag,
                },
                Kind::Union {
                    variants: b,
                    tag: new_tag,
                },
            ) => {
                found.variants((a, old_tag.as_ref()), (b, new_tag.as_ref()), places);
            }
            (a, b) => {
                let message = format!("was {} and is {}", kind_name(a), kind_name(b));
                found.push(Rule::ModelKindChanged, None, message, places);
            }
        }
        found.items(how);
        if found.changes.is_empty() && self.text(old, true) != self.text(new, false) {
            found.push(Rule::FormatOnly, None, "is formatted differently", places);
        }
        found.changes
    }

    /// The part of the page that documents a model; none for a model that is written out inside
    /// another one, in whose part it is.
    fn text(&self, id: ModelId, old: bool) -> Option<&str> {
        let side = if old { self.old } else { self.new };
        let model = side.resolved.get(id)?.source;
        if model.parent.is_some() {
            return None;
        }
        let Span { file, start, .. } = model.origin.span;
        let text = side.sources.get(file)?.text.as_str();
        let line = |at: u32| text.get(..at as usize)?.rfind('\n').map(|end| end + 1);
        let same_page = |other: &&schema::Model| {
            other.parent.is_none() && other.origin.page == model.origin.page
        };
        let others = side.schema.models.iter().filter(same_page);
        let starts = || others.clone().map(|other| other.origin.span.start);
        // The first one has what is before it, too.
        let from = starts().any(|other| other < start).then(|| line(start));
        let to = starts().filter(|other| *other > start).min().map(line);
        let from = from.flatten().unwrap_or(0);
        let to = to.flatten().unwrap_or(text.len());
        text.get(from..to).map(str::trim_end)
    }

    /// The worst verdicts for the wire, as if one model had become the other.
    pub(super) fn worst(&self, old: ModelId, new: ModelId) -> (Wire, Wire) {
        // A pair that is already being compared counts there.
        let is_outermost = self.in_progress.borrow().is_empty();
        if !self.in_progress.borrow_mut().insert((old, new)) {
            return (Wire::None, Wire::None);
        }
        let worst = self.judge(old, new);
        if is_outermost {
            self.in_progress.borrow_mut().clear();
        }
        worst
    }

    fn judge(&self, old: ModelId, new: ModelId) -> (Wire, Wire) {
        let (Some(left), Some(right)) = (self.old.resolved.get(old), self.new.resolved.get(new))
        else {
            return (Wire::Breaking, Wire::Breaking);
        };
        let mut found = PairDiff::new(self, old, new);
        let places = (None, None);
        match (&left.kind, &right.kind) {
            (Kind::Enum(a), Kind::Enum(b)) => found.values(left, a, right, b),
            (Kind::Struct(a), Kind::Struct(b)) => found.fields(a, b),
            (
                Kind::Union {
                    variants: a,
                    tag: s,
                },
                Kind::Union {
                    variants: b,
                    tag: t,
                },
            ) => {
                found.variants((a, s.as_ref()), (b, t.as_ref()), places);
            }
            _ => return (Wire::Breaking, Wire::Breaking),
        }
        let verdicts = || found.changes.iter().map(|change| change.verdict);
        let request = verdicts().map(|verdict| verdict.request).max();
        let response = verdicts().map(|verdict| verdict.response).max();
        (
            request.unwrap_or(Wire::None),
            response.unwrap_or(Wire::None),
        )
    }
}

/// The value of an example, without the imports and the type name before it, which depend on the
/// title of the model.
pub(super) fn literal(example: &str) -> &str {
    example.split_once('=').map_or(example, |(_, value)| value)
}

fn kind_name(kind: &Kind) -> &'static str {
    match kind {
        Kind::Struct(_) => "a struct",
        Kind::Enum(_) => "an enumeration",
        Kind::Union { .. } => "a union",
    }
}
