//! Unions with ambiguous variants.

mod common;

use serde_json::Value;

use crate::check::lint::collector::{Collector, Subject};
use crate::check::lint::context::LintContext;
use crate::check::lint::rules::Rule;
use crate::diagnostics::Severity;
use crate::matching::Matcher;
use crate::report::truncated;
use crate::resolve::{Kind, Tag, Variant};
use crate::target::rust::forms;
use common::Common;

/// The maximum length of a value in a message.
const SHOWN: usize = 120;

pub(super) fn find(context: &LintContext, found: &mut Collector) {
    let matcher = Matcher::new(context.resolved, forms(&context.settings.rust.types));
    for (_, model) in context.resolved.iter().filter(|(_, model)| !model.skipped) {
        let Kind::Union { variants, tag } = &model.kind else {
            continue;
        };
        let union = Union {
            matcher,
            variants,
            tag: tag.as_ref(),
        };
        for (at, variant) in variants.iter().enumerate() {
            let Some(pair) = union.before(at, variant) else {
                continue;
            };
            let subject =
                Subject::member(model.source.path(), &variant.source.ty, variant.source.span);
            let level = if is_empty(&pair.value) {
                Severity::Note
            } else {
                Severity::Warning
            };
            let help = "give the variants a key with distinct values, or a required key that the other lacks; or move the preferred variant first";
            let words = pair.words(variant);
            found.push_at_most(Rule::AmbiguousUnion, level, subject, words, help);
        }
    }
}

struct Union<'u, 'a> {
    matcher: Matcher<'u, 'a>,
    variants: &'u [Variant<'a>],
    tag: Option<&'u Tag>,
}

/// Variants that a value matches as well as a later one.
struct Pair<'u, 'a> {
    variants: Vec<&'u Variant<'a>>,
    value: Value,
}

impl<'u, 'a> Union<'u, 'a> {
    /// The earlier variants that are ambiguous with one; if some have a non-empty value, only those.
    fn before(&self, at: usize, own: &Variant) -> Option<Pair<'u, 'a>> {
        let mut found: Vec<(&Variant, Value)> = Vec::new();
        for (before, other) in self.variants.iter().enumerate().take(at) {
            let mut values = Common::new(self.matcher).of(&other.ty, &own.ty);
            values.retain(|value| {
                let best = self.matcher.best(self.variants, self.tag, value);
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
            variants: found.into_iter().map(|(variant, _)| variant).collect(),
        })
    }
}

impl Pair<'_, '_> {
    fn words(&self, own: &Variant) -> String {
        let (first, others) = match self.variants.as_slice() {
            [] => return String::new(),
            [first, others @ ..] => (first, others),
        };
        let more = match others {
            [] => String::new(),
            [other] => format!(", of `{}`", other.source.ty),
            others => format!(", of {} other variants", others.len()),
        };
        let why = match &self.value {
            Value::Object(object) if object.is_empty() => "no key is required",
            Value::Object(_) => "no required key and no constant distinguishes them",
            Value::Array(items) if items.is_empty() => {
                "an empty list has no items to distinguish them"
            }
            Value::Array(_) => "their items have values in common",
            _ => "both document it",
        };
        format!(
            "`{}` matches `{}`{more} and `{}` equally well: {why}; the first on the page is selected",
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
