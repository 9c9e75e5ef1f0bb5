//! Changes of enum values and union variants.

use super::models::{PairDiff, literal};
use super::rules::Rule;
use super::verdict::SemverBump;
use crate::names;
use crate::resolve::{Model, Tag, Type, Value, Variant};
use crate::schema::{Constant, ModelKind};
use crate::source::Span;
use crate::target::rust::variant_name;

impl PairDiff<'_, '_, '_> {
    /// Compares the values of two enums.
    pub(super) fn values(&mut self, left: &Model, old: &[Value], right: &Model, new: &[Value]) {
        let places = (
            Some(left.source.origin.span),
            Some(right.source.origin.span),
        );
        let is_number = |values: &[Value]| {
            matches!(
                values.first().map(|v| &v.source.value),
                Some(Constant::Integer(_))
            )
        };
        if !old.is_empty() && !new.is_empty() && is_number(old) != is_number(new) {
            let message = if is_number(new) {
                "its values are numbers now"
            } else {
                "its values are strings now"
            };
            self.push(Rule::EnumValueTypeChanged, None, message, places);
            return;
        }
        let gone: Vec<(usize, &Value)> = old
            .iter()
            .enumerate()
            .filter(|(_, value)| !has(new, &value.source.value))
            .collect();
        let come: Vec<(usize, &Value)> = new
            .iter()
            .enumerate()
            .filter(|(_, value)| !has(old, &value.source.value))
            .collect();
        let mut renamed = Vec::new();
        for (at, value) in &gone {
            let same = come.iter().find(|(other_at, other)| {
                is_renamed((*at, value), (*other_at, other), &gone, &come)
            });
            match same {
                Some((index, other)) => {
                    renamed.push(*index);
                    self.value_renamed(value, other);
                }
                None => {
                    let name = value.source.value.to_string();
                    self.push(
                        Rule::EnumValueRemoved,
                        Some(&name),
                        "was removed",
                        (Some(value.source.span), None),
                    );
                }
            }
        }
        for (index, value) in come {
            if !renamed.contains(&index) {
                let name = value.source.value.to_string();
                self.push(
                    Rule::EnumValueAdded,
                    Some(&name),
                    "is new",
                    (None, Some(value.source.span)),
                );
            }
        }
        let order = |values: &[Value], others: &[Value]| -> Vec<Constant> {
            values
                .iter()
                .map(|v| v.source.value.clone())
                .filter(|value| has(others, value))
                .collect()
        };
        if order(old, new) != order(new, old) {
            self.push(
                Rule::EnumValuesReordered,
                None,
                "its values are in a different order",
                places,
            );
        }
        let is_open =
            |model: &Model| matches!(model.source.kind, ModelKind::Enum { open: true, .. });
        match (is_open(left), is_open(right)) {
            (false, true) => self.push(
                Rule::EnumBecameOpen,
                None,
                "is open now: other values may occur",
                places,
            ),
            (true, false) => self.push(
                Rule::EnumBecameClosed,
                None,
                "is closed now: no other values are documented",
                places,
            ),
            _ => {}
        }
    }

    fn value_renamed(&mut self, old: &Value, new: &Value) {
        let rule = if variant_name(old) == variant_name(new) {
            Rule::EnumValueWireNameChanged
        } else {
            Rule::EnumValueRenamed
        };
        let message = format!("was {}", old.source.value);
        let name = new.source.value.to_string();
        self.push(
            rule,
            Some(&name),
            message,
            (Some(old.source.span), Some(new.source.span)),
        );
    }

    /// Compares the variants of two unions.
    pub(super) fn variants(
        &mut self,
        (old, old_tag): (&[Variant], Option<&Tag>),
        (new, new_tag): (&[Variant], Option<&Tag>),
        places: (Option<Span>, Option<Span>),
    ) {
        let kept = self.sides.same_variants(old, new);
        let example = |variants: &[Variant], at: usize| {
            let variant = variants
                .get(at)
                .and_then(|variant| variant.source.example.as_ref());
            variant.map(|example| literal(&example.text).to_owned())
        };
        if kept
            .iter()
            .any(|(left, right)| example(old, *left) != example(new, *right))
        {
            let message = "has a different example of a variant";
            self.push(Rule::ModelExampleChanged, None, message, places);
        }
        for (at, variant) in old.iter().enumerate() {
            if kept.iter().all(|(left, _)| *left != at) {
                let name = variant.source.ty.to_string();
                let places = (Some(variant.source.span), None);
                let change = self.add(Rule::UnionMemberRemoved, Some(&name), "was removed", places);
                if variant.ty == Type::Any {
                    change.verdict.rust = SemverBump::Patch;
                }
            }
        }
        for (at, variant) in new.iter().enumerate() {
            if kept.iter().all(|(_, right)| *right != at) {
                let name = variant.source.ty.to_string();
                let places = (None, Some(variant.source.span));
                let change = self.add(Rule::UnionMemberAdded, Some(&name), "is new", places);
                if variant.ty == Type::Any {
                    change.verdict.rust = SemverBump::Patch;
                }
            }
        }
        if new_tag.is_none() && !kept.is_sorted_by_key(|(_, right)| right) {
            self.push(
                Rule::UnionMembersReordered,
                None,
                "its variants are in a different order",
                places,
            );
        }
        let key = |tag: Option<&Tag>| tag.map(|tag| tag.key.clone());
        let values = |tag: Option<&'_ Tag>, at: usize| -> Vec<String> {
            tag.and_then(|tag| tag.values.get(at))
                .cloned()
                .unwrap_or_default()
        };
        // A value that was only added or only removed is reported for its field.
        let moved = kept.iter().any(|(left, right)| {
            values(old_tag, *left).iter().any(|value| {
                kept.iter()
                    .any(|(_, other)| other != right && values(new_tag, *other).contains(value))
            })
        });
        if kept.len() > 1 && (key(old_tag) != key(new_tag) || moved) {
            let word = |tag: Option<&Tag>| {
                tag.map_or("their structure".to_owned(), |tag| format!("{:?}", tag.key))
            };
            let message = if key(old_tag) == key(new_tag) {
                format!("the values of {} select different variants", word(new_tag))
            } else {
                format!(
                    "its variants were distinguished by {} and are by {}",
                    word(old_tag),
                    word(new_tag)
                )
            };
            self.push(Rule::UnionDiscriminatorChanged, None, message, places);
        }
    }
}

fn has(values: &[Value], value: &Constant) -> bool {
    values.iter().any(|other| other.source.value == *value)
}

/// Whether a removed and an added value are one value with a new spelling: they have the same
/// documented name or variant, or are the only ones at their place in the list and share a word.
fn is_renamed(
    (old_at, old): (usize, &Value),
    (new_at, new): (usize, &Value),
    gone: &[(usize, &Value)],
    come: &[(usize, &Value)],
) -> bool {
    if old.source.name.is_some() && old.source.name == new.source.name {
        return true;
    }
    let same_variant = |values: &[(usize, &Value)], name: &str| {
        values
            .iter()
            .filter(|(_, v)| variant_name(v) == name)
            .count()
    };
    let name = variant_name(old);
    if name == variant_name(new) {
        return same_variant(gone, &name) == 1 && same_variant(come, &name) == 1;
    }
    let words = |value: &Value| -> Vec<String> {
        names::snake_case(&value.source.value.text())
            .split('_')
            .map(str::to_owned)
            .collect()
    };
    let shared = words(old)
        .iter()
        .any(|word| word.len() > 2 && words(new).contains(word));
    gone.len() == 1 && come.len() == 1 && old_at == new_at && shared
}
