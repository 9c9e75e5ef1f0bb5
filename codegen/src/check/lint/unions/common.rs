//! Values that two types document.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::fit::is_constant;
use crate::matching::{BigInteger, Decimal, Forms};
use crate::resolve::{Field, Kind, ModelId, Resolved, Type};
use crate::schema::Constant;

/// A calendar date.
pub(super) const DATE: &str = "2026-01-31";

/// A point in time.
pub(super) const DATE_TIME: &str = "2026-01-31T12:00:00Z";

/// How deeply values are made.
const DEPTH: usize = 8;

/// How many values are made of two types.
const MOST: usize = 12;

/// How many pairs of types are looked at for one pair of arms.
const BUDGET: usize = 5_000;

/// Looks for values that two types document, and gives up where that takes long.
pub(super) struct Common<'r, 'a> {
    resolved: &'r Resolved<'a>,
    forms: Forms,
    depth: usize,
    left: usize,
}

impl<'r, 'a> Common<'r, 'a> {
    pub(super) fn new(resolved: &'r Resolved<'a>, forms: Forms) -> Self {
        Self {
            resolved,
            forms,
            depth: 0,
            left: BUDGET,
        }
    }

    /// Some values that both types document; none where there is none, or none is found.
    pub(super) fn of(&mut self, a: &Type, b: &Type) -> Vec<Value> {
        let Some(left) = self.left.checked_sub(1).filter(|_| self.depth < DEPTH) else {
            return Vec::new();
        };
        self.left = left;
        self.depth += 1;
        let mut values = self.both(a, b);
        self.depth -= 1;
        values.dedup();
        values.truncate(MOST);
        values
    }

    fn both(&mut self, a: &Type, b: &Type) -> Vec<Value> {
        match (a, b) {
            (Type::Boxed(a), b) => self.of(a, b),
            (a, Type::Boxed(b)) => self.of(a, b),
            (Type::Nullable(a), Type::Nullable(b)) => {
                let mut values = self.of(a, b);
                values.push(Value::Null);
                values
            }
            (Type::Nullable(a), b) => self.of(a, b),
            (a, Type::Nullable(b)) => self.of(a, b),
            (Type::Model(id), other) if self.is_union(*id) => self.arms(*id, other),
            (other, Type::Model(id)) if self.is_union(*id) => self.arms(*id, other),
            (Type::Any, Type::Any) => vec![Value::Null],
            (Type::Any, ty) | (ty, Type::Any) => self.of(ty, ty),
            (Type::List(a), Type::List(b)) => {
                let items = self.of(a, b).into_iter().take(MOST - 1);
                let mut values: Vec<Value> = items.map(|item| Value::Array(vec![item])).collect();
                values.push(Value::Array(Vec::new()));
                values
            }
            (Type::Map(a), Type::Map(b)) => {
                let inner = self.of(a, b).into_iter().take(MOST - 1);
                let object = |value| Value::Object(Map::from_iter([("key".to_owned(), value)]));
                let mut values: Vec<Value> = inner.map(object).collect();
                values.push(Value::Object(Map::new()));
                values
            }
            (Type::Model(a), Type::Model(b)) if self.fields(*a).is_some() => {
                match (self.fields(*a), self.fields(*b)) {
                    (Some(a), Some(b)) => self.object(a, b).into_iter().collect(),
                    _ => Vec::new(),
                }
            }
            (Type::Model(id), Type::Map(values)) | (Type::Map(values), Type::Model(id)) => {
                match self.fields(*id) {
                    Some(fields) => self.entries(fields, values).into_iter().collect(),
                    None => Vec::new(),
                }
            }
            (a, b) => self.leaves(a, b),
        }
    }

    fn arms(&mut self, union: ModelId, other: &Type) -> Vec<Value> {
        let resolved = self.resolved;
        let Some(Kind::Union { arms, .. }) = resolved.get(union).map(|model| &model.kind) else {
            return Vec::new();
        };
        arms.iter()
            .flat_map(|arm| self.of(&arm.ty, other))
            .collect()
    }

    /// The object with the keys that either of two structs requires, and with no others.
    fn object(&mut self, a: &'r [Field<'a>], b: &'r [Field<'a>]) -> Option<Value> {
        let required = |fields: &'r [Field<'a>]| {
            let required = fields
                .iter()
                .filter(|field| field.required && !field.flattened);
            required.map(|field| field.wire.as_str())
        };
        let keys: BTreeSet<&str> = required(a).chain(required(b)).collect();
        let mut object = Map::new();
        for key in keys {
            let (a, b) = (entry(a, key)?, entry(b, key)?);
            let mut values = self.of(a.ty, b.ty);
            if a.nullable && b.nullable {
                values.push(Value::Null);
            }
            object.insert(key.to_owned(), values.into_iter().next()?);
        }
        Some(Value::Object(object))
    }

    /// The object with the keys that a struct requires, as far as they may stand in a map.
    fn entries(&mut self, fields: &'r [Field<'a>], values: &Type) -> Option<Value> {
        let mut object = Map::new();
        for field in fields
            .iter()
            .filter(|field| field.required && !field.flattened)
        {
            let value = self.of(&field.ty, values).into_iter().next()?;
            object.insert(field.wire.clone(), value);
        }
        Some(Value::Object(object))
    }

    /// Values without parts.
    fn leaves(&self, a: &Type, b: &Type) -> Vec<Value> {
        let (a, b) = (self.samples(a), self.samples(b));
        match (a, b) {
            (Some((a, takes)), Some((b, accepts))) => {
                let both = a.into_iter().filter(|value| accepts(value));
                let both: Vec<Value> = both.collect();
                if both.is_empty() {
                    b.into_iter().filter(|value| takes(value)).collect()
                } else {
                    both
                }
            }
            _ => Vec::new(),
        }
    }

    /// Some values of a type without parts, and which values it documents.
    fn samples(&self, ty: &Type) -> Option<Samples<'r>> {
        let text = |sample: &str| vec![Value::from(sample)];
        let forms = self.forms;
        let is_number_text = |value: &Value| {
            value
                .as_str()
                .is_some_and(|text| text.parse::<f64>().is_ok())
        };
        Some(match ty {
            Type::String => (text("text"), Box::new(Value::is_string)),
            Type::Date => (text(DATE), Box::new(|value| value.as_str() == Some(DATE))),
            Type::DateTime => (
                text(DATE_TIME),
                Box::new(|value| value.as_str() == Some(DATE_TIME)),
            ),
            Type::Boolean => (
                vec![Value::Bool(true), Value::Bool(false)],
                Box::new(Value::is_boolean),
            ),
            Type::Integer => (vec![Value::from(1)], Box::new(Value::is_i64)),
            Type::Float => (
                vec![Value::from(1.5), Value::from(1)],
                Box::new(Value::is_number),
            ),
            Type::Number => (
                vec![Value::from(1), Value::from(1.5)],
                Box::new(Value::is_number),
            ),
            Type::BigInteger if forms.big_integer == BigInteger::Text => (
                text("1"),
                Box::new(|value: &Value| {
                    value
                        .as_str()
                        .is_some_and(|text| text.parse::<i128>().is_ok())
                }),
            ),
            Type::BigInteger => (vec![Value::from(1)], Box::new(Value::is_i64)),
            Type::Decimal => match forms.decimal {
                Decimal::Number => (vec![Value::from(1.5)], Box::new(Value::is_number)),
                Decimal::Text => (text("1.5"), Box::new(is_number_text)),
                Decimal::Either => (
                    vec![Value::from(1.5), Value::from("1.5")],
                    Box::new(move |value| value.is_number() || is_number_text(value)),
                ),
            },
            Type::Constant(constant) => (
                vec![value_of(constant)],
                Box::new({
                    let constant = constant.clone();
                    move |value| is_constant(value, &constant)
                }),
            ),
            Type::Model(id) => match &self.resolved.get(*id)?.kind {
                Kind::Enum(values) => (
                    values
                        .iter()
                        .map(|value| value_of(&value.source.value))
                        .collect(),
                    Box::new(|value| {
                        values
                            .iter()
                            .any(|known| is_constant(value, &known.source.value))
                    }),
                ),
                _ => return None,
            },
            _ => return None,
        })
    }

    fn fields(&self, id: ModelId) -> Option<&'r [Field<'a>]> {
        match &self.resolved.get(id)?.kind {
            Kind::Struct(fields) => Some(fields),
            _ => None,
        }
    }

    fn is_union(&self, id: ModelId) -> bool {
        let model = self.resolved.get(id);
        model.is_some_and(|model| matches!(model.kind, Kind::Union { .. }))
    }
}

type Samples<'r> = (Vec<Value>, Box<dyn Fn(&Value) -> bool + 'r>);

/// What may stand under a key.
struct Entry<'f> {
    ty: &'f Type,
    nullable: bool,
}

/// What a struct documents under a key; `None` where it has no such key.
fn entry<'f>(fields: &'f [Field<'_>], key: &str) -> Option<Entry<'f>> {
    let own = fields
        .iter()
        .find(|field| !field.flattened && field.wire == key);
    if let Some(field) = own {
        return Some(Entry {
            ty: &field.ty,
            nullable: field.nullable,
        });
    }
    let rest = fields.iter().find(|field| field.flattened)?;
    match &rest.ty {
        Type::Map(values) => Some(Entry {
            ty: values,
            nullable: false,
        }),
        _ => None,
    }
}

fn value_of(constant: &Constant) -> Value {
    match constant {
        Constant::Boolean(value) => Value::from(*value),
        Constant::Integer(value) => Value::from(*value),
        Constant::String(value) => Value::from(value.as_str()),
    }
}
