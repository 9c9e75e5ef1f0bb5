//! Decimal numbers.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error};
use serde::ser::{Serialize, Serializer};
use serde_json::{Number, Value};

/// A decimal number in the form in which it came: as a number or as text.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Decimal {
    /// Written as a JSON number.
    Number(Number),
    /// Written as a JSON string.
    Text(String),
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => number.fmt(f),
            Self::Text(text) => text.fmt(f),
        }
    }
}

impl From<i64> for Decimal {
    fn from(value: i64) -> Self {
        Self::Number(value.into())
    }
}

impl From<&str> for Decimal {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Number(number) => number.serialize(serializer),
            Self::Text(text) => serializer.serialize_str(text),
        }
    }
}

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Value::deserialize(deserializer)? {
            Value::Number(number) => Ok(Self::Number(number)),
            Value::String(text) => Ok(Self::Text(text)),
            _ => Err(D::Error::custom(
                "a decimal number must be a number or a string",
            )),
        }
    }
}
// <blank>

impl super::Blank for Decimal {
    fn blank() -> Self {
        Self::from(0)
    }
}
// </blank>
// <unions>

impl super::Shape for Decimal {
    fn misfit(value: &Value) -> Option<usize> {
        (value.is_number() || value.is_string()).then_some(1)
    }
}
// </unions>
