//! Evidence of a page's examples about its fields.

use std::collections::HashMap;

use crate::schema::{Evidence, Example, Field, Literal, LiteralKind};
use crate::source::Excerpt;

/// Records for each field whether its examples have null or a fraction.
pub(super) fn collect(fields: &mut [Field], example: Option<&Example>, page: Excerpt<'_>) {
    let literal = example.and_then(|example| example.value.as_ref());
    let values: HashMap<&str, &Literal> = match literal.map(|literal| &literal.kind) {
        Some(LiteralKind::Object(entries)) => entries
            .iter()
            .rev()
            .map(|(key, value)| (key.as_str(), value))
            .collect(),
        _ => HashMap::new(),
    };
    for field in fields {
        let mut evidence = Evidence::default();
        if let (Some(value), Some(example)) = (values.get(field.name.as_str()), example) {
            note(&mut evidence, value, |range| {
                let start = example.span.start as usize;
                page.slice(start + range.start..start + range.end).span()
            });
        }
        // Numbered examples share a type; a single one has the type of the field.
        if let [example] = field.examples.as_slice()
            && let Some(value) = &example.value
        {
            note(&mut evidence, value, |_| example.span);
        }
        field.evidence = evidence;
    }
}

fn note(
    evidence: &mut Evidence,
    value: &Literal,
    place: impl Fn(std::ops::Range<usize>) -> crate::source::Span,
) {
    if value.kind == LiteralKind::Null {
        evidence.null = evidence.null.or_else(|| Some(place(value.range.clone())));
    }
    let fraction = value.find_item(&|kind| matches!(kind, LiteralKind::Fraction(_)));
    if let Some(fraction) = fraction {
        evidence.fraction = evidence
            .fraction
            .or_else(|| Some(place(fraction.range.clone())));
    }
}
