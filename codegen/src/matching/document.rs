//! Which values a page documents for a type.

use serde_json::{Map, Value};

use super::constant::{Listed, constants, is_constant, listed};
use super::date::{is_date, is_date_time};
use super::forms::{BigInteger, Decimal};
use super::matcher::{Matcher, Path};
use super::object::{entry, required};
use crate::resolve::{Field, Kind, ModelId, Type};
use crate::schema::ModelKind;

impl Matcher<'_, '_> {
    /// Whether a value is one that the page documents: with all required keys and no unknown ones,
    /// with values that enumerations list, dates that are ones, and so on at any depth.
    pub fn documents(&self, ty: &Type, value: &Value) -> bool {
        self.documents_at(ty, value, None)
    }

    fn documents_at(&self, ty: &Type, value: &Value, path: Option<&Path>) -> bool {
        let is_text = |has_form: fn(&str) -> bool| value.as_str().is_some_and(has_form);
        match ty {
            Type::String => value.is_string(),
            Type::Boolean => value.is_boolean(),
            Type::Integer => value.is_i64() || value.is_u64(),
            Type::Float | Type::Number | Type::AnyNumber => value.is_number(),
            Type::BigInteger => match self.forms.big_integer {
                BigInteger::Text => value.is_string(),
                BigInteger::Whole | BigInteger::Signed => value.is_i64() || value.is_u64(),
            },
            Type::Decimal => match self.forms.decimal {
                Decimal::Number => value.is_number(),
                Decimal::Text => is_text(is_number),
                Decimal::Either => value.is_number() || is_text(is_number),
            },
            Type::LenientNumber => value.is_number() || is_text(is_json_number),
            Type::Date => is_text(is_date),
            Type::DateTime => is_text(is_date_time),
            Type::Any => true,
            Type::Constant(constant) => is_constant(value, constant),
            Type::List(items) => value
                .as_array()
                .is_some_and(|list| list.iter().all(|item| self.documents(items, item))),
            Type::Map(values) => value
                .as_object()
                .is_some_and(|object| object.values().all(|value| self.documents(values, value))),
            Type::Nullable(inner) => value.is_null() || self.documents_at(inner, value, path),
            Type::Boxed(inner) => self.documents_at(inner, value, path),
            Type::Model(id) => self.model_documents(*id, value, path),
        }
    }

    fn model_documents(&self, id: ModelId, value: &Value, path: Option<&Path>) -> bool {
        match self.kind(id) {
            Some(Kind::Struct(fields)) => value
                .as_object()
                .is_some_and(|object| self.object_documents(fields, object)),
            Some(Kind::Enum(values)) => match listed(value, constants(values)) {
                Listed::Yes => true,
                Listed::No => self.is_open(id),
                Listed::OtherKind => false,
            },
            Some(Kind::Union { variants, .. }) => Path::into(path, id).is_some_and(|path| {
                let mut variants = variants.iter();
                variants.any(|variant| self.documents_at(&variant.ty, value, Some(&path)))
            }),
            None => false,
        }
    }

    fn object_documents(&self, fields: &[Field], object: &Map<String, Value>) -> bool {
        let mut entries = object.iter();
        let known = entries.all(|(key, value)| match entry(fields, key) {
            Some(entry) => entry.nullable && value.is_null() || self.documents(entry.ty, value),
            None => false,
        });
        known && required(fields).all(|field| object.contains_key(&field.wire))
    }

    /// Whether the page says that an enumeration may have values that it does not list.
    pub fn is_open(&self, id: ModelId) -> bool {
        let model = self.resolved.get(id);
        model.is_some_and(|model| matches!(model.source.kind, ModelKind::Enum { open: true, .. }))
    }
}

/// Whether a text is a number as JSON writes it.
pub(super) fn is_json_number(text: &str) -> bool {
    let begins = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
    let ends = text.ends_with(|c: char| c.is_ascii_digit());
    begins(text.strip_prefix('-').unwrap_or(text))
        && ends
        && serde_json::from_str::<serde_json::Number>(text).is_ok()
}

fn is_number(text: &str) -> bool {
    text.parse::<f64>().is_ok()
}
