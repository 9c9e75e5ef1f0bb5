//! What a page's examples show of its fields.

use std::collections::HashMap;

use crate::front::speakeasy::type_syntax::{Dialect, Literal, LiteralKind};
use crate::markdown::unescape_cell;
use crate::schema::{Evidence, Field, Text};
use crate::source::Excerpt;

/// Notes for each field where the page's example or the field's own gives null or a fraction.
pub(super) fn collect(
    fields: &mut [Field],
    example: Option<&Text>,
    page: Excerpt<'_>,
    dialect: &dyn Dialect,
) {
    let literal = example.and_then(|example| dialect.read_example(&example.text));
    let values: HashMap<&str, &Literal> = match literal.as_ref().map(|literal| &literal.kind) {
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
        if let Some(example) = &field.example
            && let Some(value) = dialect.read_example(&unescape_cell(&example.text))
        {
            note(&mut evidence, &value, |_| example.span);
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
