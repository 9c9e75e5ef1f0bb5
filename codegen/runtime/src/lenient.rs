//! Numbers that some APIs send as strings.

use std::fmt;
use std::str::FromStr;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, Unexpected, Visitor};
use serde::ser::{Serialize, Serializer};
use serde_json::Number;

use crate::context;
use crate::number_key::number_in_map;
use crate::shape::Shape;
use crate::wire::Wire;

/// A number, as the JSON number or the digits in a JSON string that the API sent.
///
/// ```
/// use markdown_codegen_runtime::LenientNumber;
///
/// let count: LenientNumber = serde_json::from_str("\"12\"")?;
/// assert_eq!(count.as_i64(), Some(12));
/// assert_eq!(serde_json::to_string(&count)?, "\"12\"");
/// assert_eq!(serde_json::to_string(&LenientNumber::from(12))?, "12");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct LenientNumber(Form);

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Form {
    Number(Number),
    Text(String),
}

impl LenientNumber {
    /// The digits of a number, which are written as a string; `None` if the text is not a JSON number.
    pub fn text(digits: impl Into<String>) -> Option<Self> {
        let digits = digits.into();
        is_number(&digits).then_some(Self(Form::Text(digits)))
    }

    /// Whether it is written as a string.
    pub fn is_text(&self) -> bool {
        matches!(self.0, Form::Text(_))
    }

    /// The value as an integer; `None` if it is not one, or too large.
    pub fn as_i64(&self) -> Option<i64> {
        match &self.0 {
            Form::Number(number) => number.as_i64(),
            Form::Text(digits) => digits.parse().ok(),
        }
    }

    /// The value as a floating-point number.
    pub fn as_f64(&self) -> Option<f64> {
        match &self.0 {
            Form::Number(number) => number.as_f64(),
            Form::Text(digits) => f64::from_str(digits).ok(),
        }
    }
}

impl fmt::Display for LenientNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Form::Number(number) => number.fmt(f),
            Form::Text(digits) => digits.fmt(f),
        }
    }
}

impl From<Number> for LenientNumber {
    fn from(number: Number) -> Self {
        Self(Form::Number(number))
    }
}

impl From<i64> for LenientNumber {
    fn from(number: i64) -> Self {
        Self(Form::Number(number.into()))
    }
}

impl Serialize for LenientNumber {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0 {
            Form::Number(number) => number.serialize(serializer),
            Form::Text(digits) => serializer.serialize_str(digits),
        }
    }
}

impl<'de> Deserialize<'de> for LenientNumber {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(LenientVisitor)
    }
}

struct LenientVisitor;

impl<'de> Visitor<'de> for LenientVisitor {
    type Value = LenientNumber;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        context::expecting(f, "a number or its digits in a string")
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<LenientNumber, E> {
        Ok(LenientNumber::from(number))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<LenientNumber, E> {
        Ok(LenientNumber(Form::Number(number.into())))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<LenientNumber, E> {
        let finite = Number::from_f64(number).map(LenientNumber::from);
        finite.ok_or_else(|| E::invalid_value(Unexpected::Float(number), &self))
    }

    fn visit_str<E: Error>(self, digits: &str) -> Result<LenientNumber, E> {
        let unexpected = Unexpected::Str(digits);
        LenientNumber::text(digits).ok_or_else(|| E::invalid_value(unexpected, &self))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<LenientNumber, A::Error> {
        number_in_map(&mut map, &self).map(LenientNumber::from)
    }
}

impl Wire for LenientNumber {
    const SHAPE: Shape = Shape::Digits(is_number);

    fn placeholder() -> Self {
        Self::from(0)
    }
}

/// Whether a text is a number as JSON writes it.
pub(crate) fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let is_digit = |c: char| c.is_ascii_digit();
    digits.starts_with(is_digit)
        && digits.ends_with(is_digit)
        && serde_json::from_str::<Number>(text).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_digits_are_written_as_they_were_read() {
        for json in [
            "12",
            "-3",
            "1.5",
            "18446744073709551615",
            "\"12\"",
            "\"-0.50\"",
            "\"1e3\"",
        ] {
            let number: LenientNumber = serde_json::from_str(json).expect(json);
            assert_eq!(serde_json::to_string(&number).expect(json), json);
            assert_eq!(number.is_text(), json.starts_with('"'));
        }
        let long = "\"123456789012345678901234567890\"";
        let number: LenientNumber = serde_json::from_str(long).expect(long);
        assert_eq!(serde_json::to_string(&number).expect(long), long);
        assert_eq!(number.as_i64(), None);
    }

    #[test]
    fn other_texts_and_values_are_errors() {
        for json in [
            "\"\"", "\"a\"", "\" 1\"", "\"1 \"", "\"+1\"", "\"01\"", "\"1.\"", "\"NaN\"", "null",
            "true", "[]",
        ] {
            let error = serde_json::from_str::<LenientNumber>(json).expect_err(json);
            assert!(
                error.to_string().contains("a number or its digits"),
                "{error}"
            );
        }
    }

    #[test]
    fn both_forms_have_a_value() {
        let digits = LenientNumber::text("12").expect("digits");
        assert_eq!((digits.as_i64(), digits.as_f64()), (Some(12), Some(12.0)));
        assert_eq!(LenientNumber::from(-2).as_f64(), Some(-2.0));
        assert_eq!(digits.to_string(), "12");
    }
}
