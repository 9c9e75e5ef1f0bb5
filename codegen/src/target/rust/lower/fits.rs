//! Whether a JSON value is one of a Rust type.

use serde_json::{Map, Value};

use super::build::Items;
use crate::schema::Constant;
use crate::target::rust::{External, ItemKind, Optionality, Primitive, Runtime, Struct, Type};

/// Whether a value fits a type, with every key known and every value of an enumeration documented.
pub(super) fn fits(value: &Value, ty: &Type, items: &Items) -> bool {
    match ty {
        Type::Option(inner) => value.is_null() || fits(value, inner, items),
        Type::Box(inner) => fits(value, inner, items),
        Type::Vec(inner) => value
            .as_array()
            .is_some_and(|values| values.iter().all(|value| fits(value, inner, items))),
        Type::Map(_, inner) => value
            .as_object()
            .is_some_and(|object| object.values().all(|value| fits(value, inner, items))),
        Type::String => value.is_string(),
        Type::Primitive(Primitive::Bool) => value.is_boolean(),
        Type::Primitive(Primitive::F64) => value.is_number(),
        Type::Primitive(Primitive::I64 | Primitive::I128) => value.is_i64() || value.is_u64(),
        Type::External(External::JsonValue) => true,
        Type::External(External::JsonNumber) => value.is_number(),
        Type::Runtime(Runtime::Decimal) => value.is_number() || value.is_string(),
        Type::External(_) | Type::Runtime(_) => value.is_string(),
        Type::Model(path) => match items.get(path).map(|item| &item.kind) {
            Some(ItemKind::Struct(body)) => value
                .as_object()
                .is_some_and(|object| fits_struct(object, body, items)),
            Some(ItemKind::Enum(body)) => {
                let mut variants = body.variants.iter();
                variants.any(|variant| is_constant(value, &variant.value))
            }
            Some(ItemKind::Union(body)) => {
                let mut arms = body.variants.iter();
                arms.any(|arm| fits(value, &arm.ty, items))
            }
            None => false,
        },
    }
}

fn fits_struct(object: &Map<String, Value>, body: &Struct, items: &Items) -> bool {
    let known = object.iter().all(|(key, value)| {
        let is_own = |field: &&crate::target::rust::Field| {
            field.optionality != Optionality::AdditionalProperties && field.wire == *key
        };
        if let Some(field) = body.fields.iter().find(is_own) {
            return fits(value, &field.full_type(), items);
        }
        if let Some(constant) = body.constants.iter().find(|it| it.wire == *key) {
            return is_constant(value, &constant.value);
        }
        let rest = body
            .fields
            .iter()
            .find(|field| field.optionality == Optionality::AdditionalProperties);
        match rest.map(|field| &field.ty) {
            Some(Type::Map(_, inner)) => fits(value, inner, items),
            _ => false,
        }
    });
    let mut always = body.constants.iter().filter(|it| it.presence.is_none());
    known
        && body
            .required()
            .all(|field| object.contains_key(&field.wire))
        && always.all(|constant| object.contains_key(&constant.wire))
}

fn is_constant(value: &Value, constant: &Constant) -> bool {
    match constant {
        Constant::String(text) => value.as_str() == Some(text),
        Constant::Integer(number) => value.as_i64() == Some(*number),
        Constant::Boolean(flag) => value.as_bool() == Some(*flag),
    }
}
