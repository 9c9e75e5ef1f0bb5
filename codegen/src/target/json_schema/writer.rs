//! Definitions and types.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use super::values::{constant, default, kind as kind_of, nullable, object, pointer};
use crate::resolve::{Field, Kind, Model, ModelId, Type};
use crate::schema::{Constant, ModelKind};

/// Writes the definitions.
pub(super) struct Writer<'w> {
    pub(super) names: &'w BTreeMap<ModelId, String>,
}

impl Writer<'_> {
    pub(super) fn model(&self, model: &Model) -> Value {
        let mut schema = match &model.kind {
            Kind::Struct(fields) => self.fields(fields),
            Kind::Enum(values) => {
                let values = values.iter().map(|value| &value.source.value);
                let is_open = matches!(model.source.kind, ModelKind::Enum { open: true, .. });
                enumeration(&values.collect::<Vec<_>>(), is_open)
            }
            Kind::Union { variants, .. } => {
                let variants = variants.iter().map(|variant| self.of(&variant.ty));
                object([("anyOf", Value::Array(variants.map(Value::Object).collect()))])
            }
        };
        describe(
            &mut schema,
            &model.source.lead,
            model.source.deprecated.is_some(),
        );
        Value::Object(schema)
    }

    fn fields(&self, fields: &[Field]) -> Map<String, Value> {
        let mut schema = object([("type", json!("object"))]);
        let mut properties = Map::new();
        let mut required = Vec::new();
        for field in fields {
            if let (true, Type::Map(values)) = (field.flattened, &field.ty) {
                let values = Value::Object(self.of(values));
                schema.insert("additionalProperties".to_owned(), values);
                continue;
            }
            let mut property = self.of(&field.ty);
            if field.nullable {
                property = nullable(property);
            }
            let source = field.source;
            describe(
                &mut property,
                &source.description,
                source.deprecated.is_some(),
            );
            let value = source.default.as_ref().and_then(|it| it.value.as_ref());
            if let Some(value) = value.and_then(default) {
                property.insert("default".to_owned(), value);
            }
            if field.required {
                required.push(json!(field.wire));
            }
            properties.insert(field.wire.clone(), Value::Object(property));
        }
        schema.insert("properties".to_owned(), Value::Object(properties));
        if !required.is_empty() {
            schema.insert("required".to_owned(), Value::Array(required));
        }
        schema
    }
}

/// An enumeration; an open one accepts other values of its kind.
fn enumeration(values: &[&Constant], is_open: bool) -> Map<String, Value> {
    let kinds: BTreeSet<&str> = values.iter().map(|value| kind_of(value)).collect();
    let kinds: Vec<Value> = kinds.into_iter().map(|kind| json!(kind)).collect();
    let kind = match kinds.as_slice() {
        [kind] => kind.clone(),
        _ => Value::Array(kinds),
    };
    let listed: Vec<Value> = values.iter().map(|value| constant(value)).collect();
    let closed = object([("type", kind.clone()), ("enum", Value::Array(listed))]);
    if is_open {
        let any = object([("type", kind)]);
        object([("anyOf", json!([closed, any]))])
    } else {
        closed
    }
}

fn describe(schema: &mut Map<String, Value>, description: &str, is_deprecated: bool) {
    if !description.is_empty() {
        schema.insert("description".to_owned(), json!(description));
    }
    if is_deprecated {
        schema.insert("deprecated".to_owned(), json!(true));
    }
}

impl Writer<'_> {
    /// The schema of a type.
    pub(super) fn of(&self, ty: &Type) -> Map<String, Value> {
        let (kind, format) = match ty {
            Type::String => ("string", None),
            Type::Boolean => ("boolean", None),
            Type::Integer | Type::BigInteger => ("integer", None),
            Type::Float | Type::Number | Type::AnyNumber => ("number", None),
            Type::Date => ("string", Some("date")),
            Type::DateTime => ("string", Some("date-time")),
            Type::Decimal | Type::LenientNumber => {
                return object([("type", json!(["number", "string"]))]);
            }
            Type::Any => return Map::new(),
            Type::Constant(value) => {
                return object([("type", json!(kind_of(value))), ("const", constant(value))]);
            }
            Type::List(items) => {
                let items = Value::Object(self.of(items));
                return object([("type", json!("array")), ("items", items)]);
            }
            Type::Map(values) => {
                let values = Value::Object(self.of(values));
                return object([("type", json!("object")), ("additionalProperties", values)]);
            }
            Type::Nullable(inner) => return nullable(self.of(inner)),
            Type::Boxed(inner) => return self.of(inner),
            Type::Model(id) if self.names.contains_key(id) => {
                return object([("$ref", self.reference(*id))]);
            }
            Type::Model(_) => return Map::new(),
        };
        let mut schema = object([("type", json!(kind))]);
        if let Some(format) = format {
            schema.insert("format".to_owned(), json!(format));
        }
        schema
    }

    /// The reference to the definition of a model.
    pub(super) fn reference(&self, id: ModelId) -> Value {
        let name = self.names.get(&id).map_or("", String::as_str);
        json!(format!("#/$defs/{}", pointer(name)))
    }
}
