//! How badly a value matches a type, as generated code counts it: `Shape::misfit` of the runtime.

use serde_json::{Map, Value};

use super::constant::{constants, is_constant};
use super::document::is_json_number;
use super::forms::{BigInteger, Date, Decimal};
use super::matcher::{Matcher, Path};
use super::object::{additional, unknown};
use crate::resolve::{Field, Kind, Type};
use crate::schema::Constant;

/// The mismatch of a value that an enumeration does not list: worse than plain text.
const UNLISTED: usize = 2;

impl Matcher<'_, '_> {
    /// How badly a value matches a type, 0 being best; `None` if it is of another kind of JSON.
    pub fn mismatch(&self, ty: &Type, value: &Value) -> Option<usize> {
        self.mismatch_at(ty, value, None)
    }

    pub(super) fn mismatch_at(
        &self,
        ty: &Type,
        value: &Value,
        path: Option<&Path>,
    ) -> Option<usize> {
        let sum = |values: &mut dyn Iterator<Item = &Value>, inner: &Type| {
            let mut sum: usize = 0;
            for value in values {
                sum = sum.saturating_add(self.mismatch(inner, value)?);
            }
            Some(sum)
        };
        let text = |mismatch: usize| value.is_string().then_some(mismatch);
        let date = |form: Date| match form {
            Date::Text => text(1),
            Date::Checked | Date::Limited => text(0),
        };
        match ty {
            Type::String => text(1),
            Type::Date => date(self.forms.date),
            Type::DateTime => date(self.forms.date_time),
            Type::Boolean => value.is_boolean().then_some(0),
            Type::Integer => value.is_i64().then_some(0),
            Type::Float | Type::Number => value.is_number().then_some(1),
            Type::BigInteger => match self.forms.big_integer {
                BigInteger::Text => text(1),
                BigInteger::Signed => value.is_i64().then_some(0),
                BigInteger::Whole => (value.is_i64() || value.is_u64()).then_some(0),
            },
            Type::Decimal => match self.forms.decimal {
                Decimal::Text => text(1),
                Decimal::Number => value.is_number().then_some(1),
                Decimal::Either => (value.is_number() || value.is_string()).then_some(1),
            },
            Type::LenientNumber => match value {
                Value::String(text) => is_json_number(text).then_some(UNLISTED),
                value => value.is_number().then_some(1),
            },
            // Constants that are not fields are kept as they come.
            Type::Any | Type::Constant(_) => Some(usize::MAX),
            Type::List(items) => sum(&mut value.as_array()?.iter(), items),
            Type::Map(values) => {
                sum(&mut value.as_object()?.values(), values).map(|sum| sum.saturating_add(1))
            }
            Type::Nullable(_) if value.is_null() => Some(0),
            Type::Nullable(inner) | Type::Boxed(inner) => self.mismatch_at(inner, value, path),
            Type::Model(id) => match self.kind(*id)? {
                Kind::Struct(fields) => Some(unknown_keys(fields, value.as_object()?)),
                Kind::Enum(values) => {
                    let is_numeric =
                        constants(values).any(|known| matches!(known, Constant::Integer(_)));
                    let is_alike = if is_numeric {
                        value.is_number()
                    } else {
                        value.is_string()
                    };
                    let is_listed = constants(values).any(|known| is_constant(value, known));
                    is_alike.then_some(if is_listed { 0 } else { UNLISTED })
                }
                Kind::Union { variants, .. } => {
                    let path = Path::into(path, *id)?;
                    variants
                        .iter()
                        .filter_map(|variant| self.mismatch_at(&variant.ty, value, Some(&path)))
                        .min()
                }
            },
        }
    }
}

fn unknown_keys(fields: &[Field], object: &Map<String, Value>) -> usize {
    if additional(fields).is_some() {
        return 0;
    }
    unknown(fields, object).count()
}
