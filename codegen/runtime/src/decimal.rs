//! Decimal numbers.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, Unexpected, Visitor};
use serde::ser::{Serialize, Serializer};
use serde_json::Number;

use crate::context;
use crate::number_key::number_in_map;
use crate::shape::Shape;
use crate::wire::Wire;

/// A decimal number, as the JSON number or JSON string that the API sent.
///
/// ```
/// use markdown_codegen_runtime::Decimal;
///
/// let price: Decimal = serde_json::from_str("\"0.10\"")?;
/// assert_eq!(price, Decimal::from("0.10"));
/// assert_eq!(serde_json::to_string(&price)?, "\"0.10\"");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Decimal {
    /// A JSON number.
    Number(Number),
    /// A JSON string.
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
        deserializer.deserialize_any(DecimalVisitor)
    }
}

/// Decodes a number or a string.
struct DecimalVisitor;

impl<'de> Visitor<'de> for DecimalVisitor {
    type Value = Decimal;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        context::expecting(f, "a decimal number, as a number or a string")
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Decimal, E> {
        Ok(Decimal::Number(value.into()))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Decimal, E> {
        Ok(Decimal::Number(value.into()))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Decimal, E> {
        match Number::from_f64(value) {
            Some(number) => Ok(Decimal::Number(number)),
            None => Err(E::invalid_value(Unexpected::Float(value), &self)),
        }
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Decimal, E> {
        Ok(Decimal::from(value))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Decimal, A::Error> {
        number_in_map(&mut map, &self).map(Decimal::Number)
    }
}

impl Wire for Decimal {
    const SHAPE: Shape = Shape::Decimal;

    fn placeholder() -> Self {
        Self::from(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_numbers_and_strings_decode() {
        for json in ["12.50", "-3", "\"12.50\"", "\"a\""] {
            let decimal: Decimal = serde_json::from_str(json).expect(json);
            assert_eq!(
                serde_json::to_string(&decimal).expect(json),
                json.replace("12.50", "12.5")
                    .replace("\"12.5\"", "\"12.50\"")
            );
        }
        for json in ["null", "true", "[]", "{}"] {
            let error = serde_json::from_str::<Decimal>(json).expect_err(json);
            assert!(error.to_string().contains("decimal number"), "{error}");
        }
    }

    #[test]
    fn it_displays_what_was_sent() {
        assert_eq!(Decimal::from("1.50").to_string(), "1.50");
        assert_eq!(Decimal::from(-2).to_string(), "-2");
    }
}
