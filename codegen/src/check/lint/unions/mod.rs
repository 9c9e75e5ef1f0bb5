//! Unions of which some arms cannot be told apart.

mod common;

use serde_json::Value;

use crate::check::lint::collector::{Collector, Subject};
use crate::check::lint::context::LintContext;
use crate::check::lint::rules::Rule;
use crate::diagnostics::Severity;
use crate::matching::Matcher;
use crate::report::truncated;
use crate::resolve::{Arm, Kind, Tag};
use crate::target::rust::forms;
use common::Common;

/// How many characters of a value are shown.
const SHOWN: usize = 120;

pub(super) fn find(context: &LintContext, found: &mut Collector) {
    let matcher = Matcher::new(context.resolved, forms(&context.settings.rust.types));
    for (_, model) in context.resolved.iter().filter(|(_, model)| !model.skipped) {
        let Kind::Union { arms, tag } = &model.kind else {
            continue;
        };
        let union = Union {
            matcher,
            arms,
            tag: tag.as_ref(),
        };
        for (at, arm) in arms.iter().enumerate() {
            let Some(pair) = union.before(at, arm) else {
                continue;
            };
            let subject = Subject::member(model.source.path(), &arm.source.ty, arm.source.span);
            let level = if is_empty(&pair.value) {
                Severity::Note
            } else {
                Severity::Warning
            };
            let help = "give each arm a key with values of its own, or require in one what the other does not have; or put the arm first that shall be taken";
            let words = pair.words(arm);
            found.push_at_most(Rule::AmbiguousUnion, level, subject, words, help);
        }
    }
}

struct Union<'u, 'a> {
    matcher: Matcher<'u, 'a>,
    arms: &'u [Arm<'a>],
    tag: Option<&'u Tag>,
}

/// Arms that a value fits as well as it fits a later one.
struct Pair<'u, 'a> {
    arms: Vec<&'u Arm<'a>>,
    value: Value,
}

impl<'u, 'a> Union<'u, 'a> {
    /// The arms before one that cannot be told from it; those with a value that says something count
    /// alone, where there are any.
    fn before(&self, at: usize, own: &Arm) -> Option<Pair<'u, 'a>> {
        let mut found: Vec<(&Arm, Value)> = Vec::new();
        for (before, other) in self.arms.iter().enumerate().take(at) {
            let mut values = Common::new(self.matcher).of(&other.ty, &own.ty);
            values.retain(|value| {
                let best = self.matcher.best(self.arms, self.tag, value);
                best.contains(&before) && best.contains(&at)
            });
            values.sort_by_key(is_empty);
            found.extend(values.into_iter().next().map(|value| (other, value)));
        }
        if found.iter().any(|(_, value)| !is_empty(value)) {
            found.retain(|(_, value)| !is_empty(value));
        }
        let (_, value) = found.first()?;
        Some(Pair {
            value: value.clone(),
            arms: found.into_iter().map(|(arm, _)| arm).collect(),
        })
    }
}

impl Pair<'_, '_> {
    fn words(&self, own: &Arm) -> String {
        let (first, others) = match self.arms.as_slice() {
            [] => return String::new(),
            [first, others @ ..] => (first, others),
        };
        let more = match others {
            [] => String::new(),
            [other] => format!(", of `{}`", other.source.ty),
            others => format!(", of {} other arms", others.len()),
        };
        let why = match &self.value {
            Value::Object(object) if object.is_empty() => "no key must be there",
            Value::Object(_) => "no required key and no constant tells them apart",
            Value::Array(items) if items.is_empty() => "an empty list shows nothing of its items",
            Value::Array(_) => "their items have values in common",
            _ => "each documents it",
        };
        format!(
            "`{}` is a value of `{}`{more} and of `{}`, and fits them equally well: {why}; the first on the page is taken",
            truncated(&self.value.to_string(), SHOWN),
            first.source.ty,
            own.source.ty,
        )
    }
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Object(object) => object.is_empty(),
        Value::Array(items) => items.is_empty(),
        _ => false,
    }
}
