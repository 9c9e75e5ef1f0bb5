//! Checks the values of constants.

use std::fmt;

use serde::de::{Deserializer, Error, Unexpected, Visitor};

use crate::constant::Constant;
use crate::context;

impl Constant {
    /// Checks that a value is the constant.
    ///
    /// # Errors
    /// If it is not.
    pub(crate) fn read<'de, D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        match self {
            Self::Text(_) => deserializer.deserialize_str(self),
            Self::Boolean(_) => deserializer.deserialize_bool(self),
            Self::Integer(_) => deserializer.deserialize_i64(self),
        }
    }

    /// Checks that a value is the constant; `false` for null.
    ///
    /// # Errors
    /// If it is neither.
    pub(crate) fn read_optional<'de, D: Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> Result<bool, D::Error> {
        deserializer.deserialize_option(OptionalConstant(self))
    }
}

impl Visitor<'_> for Constant {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self {
            Self::Text(value) => format!("the string {value:?}"),
            Self::Boolean(value) => format!("the boolean `{value}`"),
            Self::Integer(value) => format!("the integer `{value}`"),
        };
        context::expecting(f, &what)
    }

    fn visit_str<E: Error>(self, found: &str) -> Result<(), E> {
        match self {
            Self::Text(value) if value == found => Ok(()),
            _ => Err(E::invalid_value(Unexpected::Str(found), &self)),
        }
    }

    fn visit_bool<E: Error>(self, found: bool) -> Result<(), E> {
        match self {
            Self::Boolean(value) if value == found => Ok(()),
            _ => Err(E::invalid_value(Unexpected::Bool(found), &self)),
        }
    }

    fn visit_i64<E: Error>(self, found: i64) -> Result<(), E> {
        match self {
            Self::Integer(value) if value == found => Ok(()),
            _ => Err(E::invalid_value(Unexpected::Signed(found), &self)),
        }
    }

    fn visit_u64<E: Error>(self, found: u64) -> Result<(), E> {
        match self {
            Self::Integer(value) if u64::try_from(value) == Ok(found) => Ok(()),
            _ => Err(E::invalid_value(Unexpected::Unsigned(found), &self)),
        }
    }
}

/// A constant or null.
struct OptionalConstant(Constant);

impl<'de> Visitor<'de> for OptionalConstant {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.expecting(f)
    }

    fn visit_none<E: Error>(self) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_unit<E: Error>(self) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        self.0.read(deserializer).map(|()| true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Decodes a constant or null.
    fn read(constant: Constant, json: &str) -> Result<bool, String> {
        let mut deserializer = serde_json::Deserializer::from_str(json);
        let read = constant.read_optional(&mut deserializer);
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
