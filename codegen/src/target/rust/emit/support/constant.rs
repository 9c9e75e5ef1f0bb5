//! Fields that can have only one value.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, Visitor};
use serde::ser::{Serialize, Serializer};

/// The only value that a field can have.
#[derive(Clone, Copy)]
pub(crate) enum Constant {
    // <constant_text>
    Text(&'static str),
    // </constant_text>
    // <constant_boolean>
    Boolean(bool),
    // </constant_boolean>
    // <constant_integer>
    Integer(i64),
    // </constant_integer>
}

impl Serialize for Constant {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match *self {
            // <constant_text>
            Self::Text(value) => serializer.serialize_str(value),
            // </constant_text>
            // <constant_boolean>
            Self::Boolean(value) => serializer.serialize_bool(value),
            // </constant_boolean>
            // <constant_integer>
            Self::Integer(value) => serializer.serialize_i64(value),
            // </constant_integer>
        }
    }
}

/// Decoding with a constant as the seed checks that the value is the constant; it is false for null.
impl<'de> DeserializeSeed<'de> for Constant {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl Visitor<'_> for Constant {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            // <constant_text>
            Self::Text(value) => write!(f, "the string {value:?}"),
            // </constant_text>
            // <constant_boolean>
            Self::Boolean(value) => write!(f, "the boolean `{value}`"),
            // </constant_boolean>
            // <constant_integer>
            Self::Integer(value) => write!(f, "the integer `{value}`"),
            // </constant_integer>
        }
    }

    fn visit_unit<E: Error>(self) -> Result<bool, E> {
        Ok(false)
    }
    // <constant_text>

    fn visit_str<E: Error>(self, found: &str) -> Result<bool, E> {
        match self {
            Self::Text(value) if value == found => Ok(true),
            _ => Err(E::invalid_value(serde::de::Unexpected::Str(found), &self)),
        }
    }
    // </constant_text>
    // <constant_boolean>

    fn visit_bool<E: Error>(self, found: bool) -> Result<bool, E> {
        match self {
            Self::Boolean(value) if value == found => Ok(true),
            _ => Err(E::invalid_value(serde::de::Unexpected::Bool(found), &self)),
        }
    }
    // </constant_boolean>
    // <constant_integer>

    fn visit_i64<E: Error>(self, found: i64) -> Result<bool, E> {
        match self {
            Self::Integer(value) if value == found => Ok(true),
            _ => Err(E::invalid_value(
                serde::de::Unexpected::Signed(found),
                &self,
            )),
        }
    }

    fn visit_u64<E: Error>(self, found: u64) -> Result<bool, E> {
        match self {
            Self::Integer(value) if u64::try_from(value) == Ok(found) => Ok(true),
            _ => Err(E::invalid_value(
                serde::de::Unexpected::Unsigned(found),
                &self,
            )),
        }
    }
    // </constant_integer>
}
