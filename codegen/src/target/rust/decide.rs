//! Decisions of the target Rust, by its settings.

use std::collections::HashMap;

use crate::config::{BigIntType, DateType, DecimalType, NumberType, Types};
use crate::matching::{BigInteger, Date, Decimal, Forms};
use crate::resolve::{Because, Decision, Field, Kind, Model, ModelId, Variant};
use crate::resolve::{Resolved, Subject, Tag, Type};

/// Sets the types of unspecified numbers, and adds the reasons of all types that a setting determines.
///
/// Variants of a union with the same Rust type are merged.
pub fn decide<'a>(mut resolved: Resolved<'a>, types: &Types) -> Resolved<'a> {
    let mut decisions = std::mem::take(&mut resolved.decisions);
    decisions.revise(resolved.iter(), |id, model, own| match &model.kind {
        Kind::Struct(fields) => explain_fields(fields, own, types),
        Kind::Union { variants, .. } => explain_variants(id, variants, own, types),
        Kind::Enum(_) => {}
    });
    resolved.decisions = decisions;
    for model in &mut resolved.models {
        choose(model, types.number);
    }
    resolved
}

/// The wire formats of types that settings determine.
pub fn forms(types: &Types) -> Forms {
    let date = |ty| match ty {
        DateType::String => Date::Text,
        DateType::Jiff | DateType::Chrono | DateType::Time => Date::Checked,
    };
    Forms {
        big_integer: match types.bigint {
            BigIntType::I64 => BigInteger::Signed,
            BigIntType::I128 => BigInteger::Whole,
            BigIntType::String => BigInteger::Text,
        },
        decimal: match types.decimal {
            DecimalType::Either => Decimal::Either,
            DecimalType::F64 => Decimal::Number,
            DecimalType::String => Decimal::Text,
        },
        date: date(types.date),
        date_time: match types.date_time {
            DateType::Jiff => Date::Limited,
            other => date(other),
        },
    }
}

fn choose(model: &mut Model, number: NumberType) {
    match &mut model.kind {
        Kind::Struct(fields) => {
            for field in fields {
                choose_number(&mut field.ty, number);
            }
        }
        Kind::Union { variants, tag } => {
            for variant in variants.iter_mut() {
                choose_number(&mut variant.ty, number);
            }
            join(variants, tag.as_mut());
        }
        Kind::Enum(_) => {}
    }
}

fn choose_number(ty: &mut Type, number: NumberType) {
    match ty {
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) | Type::Boxed(inner) => {
            choose_number(inner, number);
        }
        Type::AnyNumber if number == NumberType::I64 => *ty = Type::Number,
        Type::Number | Type::AnyNumber => {
            *ty = match number {
                NumberType::Number => Type::Number,
                NumberType::I64 => Type::Integer,
                NumberType::F64 => Type::Float,
                NumberType::Lenient => Type::LenientNumber,
            }
        }
        _ => {}
    }
}

/// Keeps the first variant with each type.
fn join(variants: &mut Vec<Variant>, tag: Option<&mut Tag>) {
    let mut kept: Vec<Variant> = Vec::with_capacity(variants.len());
    let mut is_kept = Vec::with_capacity(variants.len());
    for variant in variants.drain(..) {
        let is_first = kept.iter().all(|earlier| earlier.ty != variant.ty);
        is_kept.push(is_first);
        if is_first {
            kept.push(variant);
        }
    }
    *variants = kept;
    if let Some(tag) = tag {
        let mut is_kept = is_kept.into_iter();
        tag.values.retain(|_| is_kept.next().unwrap_or(true));
    }
}

fn explain_fields<'a>(fields: &[Field<'a>], own: &mut [Decision<'a>], types: &Types) {
    let by_name: HashMap<&str, &Field> = fields
        .iter()
        .map(|field| (field.source.name.as_str(), field))
        .collect();
    for decision in own.iter_mut().filter(|it| it.subject == Subject::Type) {
        let Some(field) = decision.field.and_then(|name| by_name.get(name)) else {
            continue;
        };
        decision.outcome = outcome(&decision.outcome, &field.ty, types);
        if let (Because::Page(_), Some(because)) = (&decision.because, setting(&field.ty, types)) {
            decision.because = because;
        }
    }
}

/// Adds the decisions about the types of variants, in page order.
fn explain_variants<'a>(
    id: ModelId,
    variants: &[Variant<'a>],
    own: &mut Vec<Decision<'a>>,
    types: &Types,
) {
    let (by_rule, others): (Vec<_>, Vec<_>) = std::mem::take(own)
        .into_iter()
        .partition(|decision| decision.subject == Subject::Type);
    let mut by_rule = by_rule.into_iter().peekable();
    let mut seen: Vec<Type> = Vec::new();
    for variant in variants {
        // The decisions about variants are in their order, but not all variants have one.
        let is_ruled = by_rule.peek().is_some_and(|rule: &Decision| {
            rule.outcome.starts_with(&variant.source.ty.to_string())
                && variant.ty.items() != &Type::Number
        });
        let ruled = is_ruled.then(|| by_rule.next()).flatten();
        let mut chosen = variant.ty.clone();
        choose_number(&mut chosen, types.number);
        if seen.contains(&chosen) {
            continue;
        }
        seen.push(chosen);
        let by_setting = || {
            Some(Decision {
                model: id,
                field: None,
                subject: Subject::Type,
                outcome: outcome(&variant.source.ty.to_string(), &variant.ty, types),
                because: setting(&variant.ty, types)?,
            })
        };
        own.extend(ruled.or_else(by_setting));
    }
    own.extend(others);
}

/// The outcome for a type.
fn outcome(documented: &str, ty: &Type, types: &Types) -> String {
    match (ty.items(), types.number) {
        (Type::Number, NumberType::Number) => format!("{documented}, preserved as a JSON number"),
        (Type::Number, NumberType::I64) => format!("{documented}, as an integer"),
        (Type::Number, NumberType::F64) => format!("{documented}, as a floating-point number"),
        (Type::Number, NumberType::Lenient) => {
            format!("{documented}, as a number or its digits in a string")
        }
        _ => documented.to_owned(),
    }
}

/// The setting that determines the Rust type, if any.
fn setting<'a>(ty: &Type, types: &Types) -> Option<Because<'a>> {
    Some(match ty.items() {
        Type::Number => Because::setting("types.number", types.number),
        Type::BigInteger => Because::setting("types.bigint", types.bigint),
        Type::Decimal => Because::setting("types.decimal", types.decimal),
        Type::Date => Because::setting("types.date", types.date),
        Type::DateTime => Because::setting("types.date-time", types.date_time),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Settings;
    use crate::diagnostics::Diagnostics;
    use crate::front::parse;
    use crate::resolve::resolve_and_explain;
    use crate::schema::{self, ModelKind};
    use crate::source::{SourceFile, Sources};

    /// The variants of a union of a list of numbers, a list of integers and a date, and the
    /// decisions about them.
    fn decided(number: NumberType) -> (Vec<Type>, Vec<String>) {
        let page =
            "# Series\n\n## Supported Types\n\n### `number[]`\n\n### `boolean[]`\n\n### `Date`\n";
        let mut sources = Sources::default();
        sources.add(SourceFile::new(
            "models/series.md",
            "series.md",
            page.to_owned(),
        ));
        let mut diagnostics = Diagnostics::default();
        let mut schema = parse(&sources, Some("typescript"), &mut diagnostics).unwrap();
        if let ModelKind::Union { variants } = &mut schema.models[0].kind {
            let items = Box::new(schema::Type::Integer);
            variants[1].ty = schema::Type::List { items };
        }
        let settings = Settings::default();
        let types = Types {
            number,
            ..Types::default()
        };
        let resolved = resolve_and_explain(&schema, &settings, &mut diagnostics);
        let resolved = decide(resolved, &types);
        let Kind::Union { variants, .. } = &resolved.models[0].kind else {
            panic!("{:?}", resolved.models);
        };
        let outcomes = resolved.decisions.all().iter();
        (
            variants.iter().map(|variant| variant.ty.clone()).collect(),
            outcomes.map(|decision| decision.outcome.clone()).collect(),
        )
    }

    #[test]
    fn variants_of_one_type_are_joined() {
        let list = |items| Type::List(Box::new(items));
        let (variants, outcomes) = decided(NumberType::Number);
        let expected = [list(Type::Number), list(Type::Integer), Type::DateTime];
        assert_eq!(variants, expected);
        assert_eq!(
            outcomes,
            ["number[], preserved as a JSON number", "date-time"]
        );
        let (variants, outcomes) = decided(NumberType::I64);
        assert_eq!(variants, [list(Type::Integer), Type::DateTime]);
        assert_eq!(outcomes, ["number[], as an integer", "date-time"]);
    }
}
