//! Fields that can have only one value.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, Unexpected, Visitor};
use serde::ser::{Serialize, Serializer};

/// The only value that a field can have.
#[derive(Clone, Copy, Debug)]
pub enum Constant {
    /// A string.
    Text(&'static str),
    /// A boolean.
    Boolean(bool),
    /// An integer.
    Integer(i64),
}

impl Serialize for Constant {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match *self {
            Self::Text(value) => serializer.serialize_str(value),
            Self::Boolean(value) => serializer.serialize_bool(value),
            Self::Integer(value) => serializer.serialize_i64(value),
        }
    }
}

/// Checks that the value is the constant; `false` for null.
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
            Self::Text(value) => write!(f, "the string {value:?}"),
            Self::Boolean(value) => write!(f, "the boolean `{value}`"),
            Self::Integer(value) => write!(f, "the integer `{value}`"),
        }
    }

    fn visit_unit<E: Error>(self) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_str<E: Error>(self, found: &str) -> Result<bool, E> {
        match self {
            Self::Text(value) if value == found => Ok(true),
            _ => Err(E::invalid_value(Unexpected::Str(found), &self)),
        }
    }

    fn visit_bool<E: Error>(self, found: bool) -> Result<bool, E> {
        match self {
            Self::Boolean(value) if value == found => Ok(true),
            _ => Err(E::invalid_value(Unexpected::Bool(found), &self)),
        }
    }

    fn visit_i64<E: Error>(self, found: i64) -> Result<bool, E> {
        match self {
            Self::Integer(value) if value == found => Ok(true),
            _ => Err(E::invalid_value(Unexpected::Signed(found), &self)),
        }
    }

    fn visit_u64<E: Error>(self, found: u64) -> Result<bool, E> {
        match self {
            Self::Integer(value) if u64::try_from(value) == Ok(found) => Ok(true),
            _ => Err(E::invalid_value(Unexpected::Unsigned(found), &self)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Decodes with a constant as the seed.
    fn read(constant: Constant, json: &str) -> Result<bool, String> {
        let mut deserializer = serde_json::Deserializer::from_str(json);
        let read = constant.deserialize(&mut deserializer);
        read.map_err(|error| error.to_string())
    }

    #[test]
    fn only_the_constant_and_null_decode() {
        let text = Constant::Text("user");
        assert_eq!(read(text, "\"user\""), Ok(true));
        assert_eq!(read(text, "null"), Ok(false));
        let error = read(text, "\"bot\"").expect_err("another string");
        assert!(error.contains("expected the string \"user\""), "{error}");
        assert!(read(text, "7").is_err());

        assert_eq!(read(Constant::Boolean(true), "true"), Ok(true));
        assert!(read(Constant::Boolean(true), "false").is_err());
        assert_eq!(read(Constant::Integer(-1), "-1"), Ok(true));
        assert_eq!(read(Constant::Integer(7), "7"), Ok(true));
        assert!(read(Constant::Integer(-1), "18446744073709551615").is_err());
    }
}
