//! Values that match two types.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use crate::matching::{BigInteger, Decimal, Matcher, constant_value, constants, entry, required};
use crate::resolve::{Field, Kind, ModelId, Type};

/// A calendar date.
const DATE: &str = "2026-01-31";

/// A point in time.
const DATE_TIME: &str = "2026-01-31T12:00:00Z";

/// The maximum nesting of generated values.
const DEPTH: usize = 8;

/// The maximum number of values per pair of types.
const MOST: usize = 12;

/// The maximum number of pairs of types per pair of variants.
const BUDGET: usize = 5_000;

/// Searches for values that match two types, within limits.
pub(super) struct Common<'r, 'a> {
    matcher: Matcher<'r, 'a>,
    depth: usize,
    left: usize,
}

impl<'r, 'a> Common<'r, 'a> {
    pub(super) fn new(matcher: Matcher<'r, 'a>) -> Self {
        Self {
            matcher,
            depth: 0,
            left: BUDGET,
        }
    }

    /// Some values that match both types; empty if none is found.
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
            (Type::Model(id), other) if self.is_union(*id) => self.variants(*id, other),
            (other, Type::Model(id)) if self.is_union(*id) => self.variants(*id, other),
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

    fn variants(&mut self, union: ModelId, other: &Type) -> Vec<Value> {
        let resolved = self.matcher.resolved;
        let Some(Kind::Union { variants, .. }) = resolved.get(union).map(|model| &model.kind)
        else {
            return Vec::new();
        };
        variants
            .iter()
            .flat_map(|variant| self.of(&variant.ty, other))
            .collect()
    }

    /// The object with the required keys of two structs.
    fn object(&mut self, a: &'r [Field<'a>], b: &'r [Field<'a>]) -> Option<Value> {
        let keys = required(a).chain(required(b));
        let keys: BTreeSet<&str> = keys.map(|field| field.wire.as_str()).collect();
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

    /// The object with the required keys of a struct, if a map allows them.
    fn entries(&mut self, fields: &'r [Field<'a>], values: &Type) -> Option<Value> {
        let mut object = Map::new();
        for field in required(fields) {
            let value = self.of(&field.ty, values).into_iter().next()?;
            object.insert(field.wire.clone(), value);
        }
        Some(Value::Object(object))
    }

    /// Scalar values.
    fn leaves(&self, a: &Type, b: &Type) -> Vec<Value> {
        let documented = |samples: Vec<Value>, ty: &Type| {
            let samples = samples.into_iter();
            samples
                .filter(|value| self.matcher.documents(ty, value))
                .collect::<Vec<Value>>()
        };
        // A string is the least specific type.
        let (a, b) = if *a == Type::String { (b, a) } else { (a, b) };
        let (Some(of_a), Some(of_b)) = (self.samples(a), self.samples(b)) else {
            return Vec::new();
        };
        let both = documented(of_a, b);
        if both.is_empty() {
            documented(of_b, a)
        } else {
            both
        }
    }

    /// Some values of a scalar type.
    fn samples(&self, ty: &Type) -> Option<Vec<Value>> {
        let forms = self.matcher.forms;
        Some(match ty {
            Type::String => vec![Value::from("text")],
            Type::Date => vec![Value::from(DATE)],
            Type::DateTime => vec![Value::from(DATE_TIME)],
            Type::Boolean => vec![Value::Bool(true), Value::Bool(false)],
            Type::Integer => vec![Value::from(1)],
            Type::Float => vec![Value::from(1.5), Value::from(1)],
            Type::Number | Type::AnyNumber => vec![Value::from(1), Value::from(1.5)],
            Type::BigInteger => match forms.big_integer {
                BigInteger::Text => vec![Value::from("1")],
                BigInteger::Whole | BigInteger::Signed => vec![Value::from(1)],
            },
            Type::Decimal => match forms.decimal {
                Decimal::Number => vec![Value::from(1.5)],
                Decimal::Text => vec![Value::from("1.5")],
                Decimal::Either => vec![Value::from(1.5), Value::from("1.5")],
            },
            Type::LenientNumber => vec![Value::from(1), Value::from(1.5), Value::from("1")],
            Type::Constant(constant) => vec![constant_value(constant)],
            Type::Model(id) => match &self.matcher.resolved.get(*id)?.kind {
                Kind::Enum(values) => constants(values).map(constant_value).collect(),
                _ => return None,
            },
            _ => return None,
        })
    }

    fn fields(&self, id: ModelId) -> Option<&'r [Field<'a>]> {
        match &self.matcher.resolved.get(id)?.kind {
            Kind::Struct(fields) => Some(fields),
            _ => None,
        }
    }

    fn is_union(&self, id: ModelId) -> bool {
        let model = self.matcher.resolved.get(id);
        model.is_some_and(|model| matches!(model.kind, Kind::Union { .. }))
    }
}
