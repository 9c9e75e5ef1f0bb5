//! Any JSON value, and any JSON number.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Unexpected, Visitor};
use serde_json::{Map, Number, Value};

use crate::context;
use crate::number_key::{NUMBER_KEY, number_in_map, number_of};
use crate::shape::Shape;
use crate::wire::{Seed, Wire};

impl Wire for Value {
    const SHAPE: Shape = Shape::Any;

    fn placeholder() -> Self {
        Self::Null
    }

    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ValueVisitor)
    }
}

/// Decodes a value as `serde_json` does, but rejects duplicate keys.
struct ValueVisitor;

impl<'de> Visitor<'de> for ValueVisitor {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        context::expecting(f, "any value")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i128<E: Error>(self, value: i128) -> Result<Value, E> {
        NumberVisitor.visit_i128(value).map(Value::Number)
    }

    fn visit_u128<E: Error>(self, value: u128) -> Result<Value, E> {
        NumberVisitor.visit_u128(value).map(Value::Number)
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        NumberVisitor.visit_f64(value).map(Value::Number)
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_string<E: Error>(self, value: String) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_none<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        Value::read(deserializer)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, inner: D) -> Result<Value, D::Error> {
        Value::read(inner)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = seq.next_element_seed(Seed::<Value>(PhantomData))? {
            list.push(item);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        while let Some(key) = map.next_key_seed(Seed::<String>(PhantomData))? {
            if key == NUMBER_KEY && object.is_empty() {
                let text = map.next_value_seed(Seed::<String>(PhantomData))?;
                return number_of(&text).map(Value::Number);
            }
            if object.contains_key(&key) {
                return Err(context::duplicate(&key));
            }
            let value = map.next_value_seed(Seed(PhantomData))?;
            object.insert(key, value);
        }
        Ok(Value::Object(object))
    }
}

impl Wire for Number {
    const SHAPE: Shape = Shape::Number;

    fn placeholder() -> Self {
        Self::from(0)
    }

    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NumberVisitor)
    }
}

struct NumberVisitor;

impl<'de> Visitor<'de> for NumberVisitor {
    type Value = Number;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        context::expecting(f, "a number")
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Number, E> {
        Ok(value.into())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Number, E> {
        Ok(value.into())
    }

    fn visit_i128<E: Error>(self, value: i128) -> Result<Number, E> {
        Number::from_i128(value).ok_or_else(|| E::custom("a number has at most 64 bits"))
    }

    fn visit_u128<E: Error>(self, value: u128) -> Result<Number, E> {
        Number::from_u128(value).ok_or_else(|| E::custom("a number has at most 64 bits"))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Number, E> {
        Number::from_f64(value).ok_or_else(|| E::invalid_value(Unexpected::Float(value), &self))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Number, A::Error> {
        number_in_map(&mut map, &self)
    }
}
