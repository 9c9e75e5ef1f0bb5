//! Which values generated code decodes as a type.

use serde_json::{Map, Value};

use super::constant::is_constant;
use super::matcher::Matcher;
use super::object::{additional, unknown};
use crate::resolve::{Field, Kind, Type};

impl Matcher<'_, '_> {
    /// Whether generated code decodes a value as a type. A union decodes any value, since it keeps
    /// what no variant matches.
    pub fn decodes(&self, ty: &Type, value: &Value) -> bool {
        match ty {
            Type::Nullable(inner) => value.is_null() || self.decodes(inner, value),
            Type::Boxed(inner) => self.decodes(inner, value),
            Type::List(items) => value
                .as_array()
                .is_some_and(|list| list.iter().all(|item| self.decodes(items, item))),
            Type::Map(values) => value
                .as_object()
                .is_some_and(|object| object.values().all(|value| self.decodes(values, value))),
            Type::Model(id) => match self.kind(*id) {
                Some(Kind::Struct(fields)) => value
                    .as_object()
                    .is_some_and(|object| self.object_decodes(fields, object)),
                Some(Kind::Union { .. }) => true,
                Some(Kind::Enum(_)) => self.scalar(ty, value).is_some(),
                None => false,
            },
            _ => self.scalar(ty, value).is_some(),
        }
    }

    fn object_decodes(&self, fields: &[Field], object: &Map<String, Value>) -> bool {
        let fields_decode = fields.iter().filter(|field| !field.flattened).all(|field| {
            match (object.get(&field.wire), &field.ty) {
                (None, _) => !field.required,
                // Null means that an optional constant is absent.
                (Some(Value::Null), Type::Constant(_)) => !field.required,
                (Some(value), Type::Constant(constant)) => is_constant(value, constant),
                (Some(Value::Null), _) if field.nullable || !field.required => true,
                (Some(value), ty) => self.decodes(ty, value),
            }
        });
        fields_decode
            && additional(fields).is_none_or(|values| {
                unknown(fields, object).all(|(_, value)| self.decodes(values, value))
            })
    }
}
