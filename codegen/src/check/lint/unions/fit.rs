//! How well a value fits an arm, by the rules of the generated code: `emit/support/shape.rs`.

use serde_json::{Map, Value};

use crate::matching::{BigInteger, Date, Decimal, Forms};
use crate::resolve::{Field, Kind, Resolved, Type};
use crate::schema::Constant;

/// How many models a value may lead through, one within the other.
const DEPTH: usize = 32;

/// The misfit of an enumeration that does not list the value.
const UNKNOWN: usize = 2;

pub(super) struct Fit<'r, 'a> {
    resolved: &'r Resolved<'a>,
    forms: Forms,
}

impl<'r, 'a> Fit<'r, 'a> {
    pub(super) fn new(resolved: &'r Resolved<'a>, forms: Forms) -> Self {
        Self { resolved, forms }
    }

    /// How badly a value fits a type; `None` where it is of another kind of JSON.
    pub(super) fn misfit(&self, ty: &Type, value: &Value) -> Option<usize> {
        self.misfit_at(ty, value, 0)
    }

    /// Whether a value can be decoded as a type.
    pub(super) fn decodes(&self, ty: &Type, value: &Value) -> bool {
        self.decodes_at(ty, value, 0)
    }

    fn misfit_at(&self, ty: &Type, value: &Value, depth: usize) -> Option<usize> {
        let sum = |values: &mut dyn Iterator<Item = &Value>, inner: &Type| {
            let mut sum: usize = 0;
            for value in values {
                sum = sum.saturating_add(self.misfit_at(inner, value, depth)?);
            }
            Some(sum)
        };
        let forms = self.forms;
        let text = |is_plain: bool| value.is_string().then_some(usize::from(is_plain));
        match ty {
            Type::String => text(true),
            Type::Date => text(forms.date == Date::Text),
            Type::DateTime => text(forms.date_time == Date::Text),
            Type::Boolean => value.is_boolean().then_some(0),
            Type::Integer => value.is_i64().then_some(0),
            Type::Float | Type::Number => value.is_number().then_some(1),
            Type::BigInteger => match forms.big_integer {
                BigInteger::Text => text(true),
                BigInteger::Signed => value.is_i64().then_some(0),
                BigInteger::Whole => (value.is_i64() || value.is_u64()).then_some(0),
            },
            Type::Decimal => match forms.decimal {
                Decimal::Text => text(true),
                Decimal::Number => value.is_number().then_some(1),
                Decimal::Either => (value.is_number() || value.is_string()).then_some(1),
            },
            // Constants that are no fields are kept as they come.
            Type::Any | Type::Constant(_) => Some(usize::MAX),
            Type::List(items) => sum(&mut value.as_array()?.iter(), items),
            Type::Map(values) => {
                sum(&mut value.as_object()?.values(), values).map(|sum| sum.saturating_add(1))
            }
            Type::Nullable(_) if value.is_null() => Some(0),
            Type::Nullable(inner) | Type::Boxed(inner) => self.misfit_at(inner, value, depth),
            Type::Model(_) if depth >= DEPTH => None,
            Type::Model(id) => match &self.resolved.get(*id)?.kind {
                Kind::Struct(fields) => of_object(fields, value.as_object()?),
                Kind::Enum(values) => {
                    let known = values
                        .iter()
                        .any(|known| is_constant(value, &known.source.value));
                    let numeric = values
                        .iter()
                        .any(|known| matches!(known.source.value, Constant::Integer(_)));
                    let fits = if numeric {
                        value.is_number()
                    } else {
                        value.is_string()
                    };
                    fits.then_some(if known { 0 } else { UNKNOWN })
                }
                Kind::Union { arms, .. } => arms
                    .iter()
                    .filter_map(|arm| self.misfit_at(&arm.ty, value, depth + 1))
                    .min(),
            },
        }
    }

    fn decodes_at(&self, ty: &Type, value: &Value, depth: usize) -> bool {
        match ty {
            Type::Nullable(_) if value.is_null() => true,
            Type::Nullable(inner) | Type::Boxed(inner) => self.decodes_at(inner, value, depth),
            Type::List(items) => value
                .as_array()
                .is_some_and(|list| list.iter().all(|item| self.decodes_at(items, item, depth))),
            Type::Map(values) => value.as_object().is_some_and(|object| {
                object
                    .values()
                    .all(|value| self.decodes_at(values, value, depth))
            }),
            Type::Date => value.as_str().is_some_and(is_date),
            Type::DateTime => value.as_str().is_some_and(is_date_time),
            Type::Model(_) if depth >= DEPTH => false,
            Type::Model(id) => match self.resolved.get(*id).map(|model| &model.kind) {
                Some(Kind::Struct(fields)) => value.as_object().is_some_and(|object| {
                    fields
                        .iter()
                        .all(|field| self.holds(field, object, depth + 1))
                }),
                Some(Kind::Union { arms, .. }) => arms
                    .iter()
                    .any(|arm| self.decodes_at(&arm.ty, value, depth + 1)),
                _ => self.misfit_at(ty, value, depth).is_some(),
            },
            _ => self.misfit_at(ty, value, depth).is_some(),
        }
    }

    fn holds(&self, field: &Field, object: &Map<String, Value>, depth: usize) -> bool {
        match (object.get(&field.wire), &field.ty) {
            _ if field.flattened => true,
            (None, _) => !field.required,
            (Some(Value::Null), _) => field.nullable || !field.required,
            (Some(value), Type::Constant(constant)) => is_constant(value, constant),
            // A field may hold a value that fits no arm of its union.
            (Some(_), Type::Model(id)) if self.is_union(*id) => true,
            (Some(value), ty) => self.decodes_at(ty, value, depth),
        }
    }

    fn is_union(&self, id: crate::resolve::ModelId) -> bool {
        let model = self.resolved.get(id);
        model.is_some_and(|model| matches!(model.kind, Kind::Union { .. }))
    }
}

fn of_object(fields: &[Field], object: &Map<String, Value>) -> Option<usize> {
    if fields.iter().any(|field| field.flattened) {
        return Some(0);
    }
    let is_known = |key: &str| fields.iter().any(|field| field.wire == key);
    Some(object.keys().filter(|key| !is_known(key)).count())
}

pub(super) fn is_constant(value: &Value, constant: &Constant) -> bool {
    match constant {
        Constant::Boolean(known) => value.as_bool() == Some(*known),
        Constant::Integer(known) => value.as_i64() == Some(*known),
        Constant::String(known) => value.as_str() == Some(known),
    }
}

/// Texts of the form are enough here; no others are asked about.
fn is_date(text: &str) -> bool {
    text.len() == super::common::DATE.len() && has_form(text, super::common::DATE)
}

fn is_date_time(text: &str) -> bool {
    has_form(text, super::common::DATE_TIME)
}

/// Whether a text has digits where a pattern has some, and else the same characters.
fn has_form(text: &str, pattern: &str) -> bool {
    let mut pairs = text.chars().zip(pattern.chars());
    text.len() == pattern.len()
        && pairs.all(|(a, b)| a == b || (a.is_ascii_digit() && b.is_ascii_digit()))
}
