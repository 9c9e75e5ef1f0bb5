//! Settings of Rust types.

use serde::{Deserialize, Serialize};

/// How a documented field name becomes the JSON key.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize, Serialize)]
pub enum WireNames {
    /// The evidence of the pages decides; without any, the key is the documented name.
    #[default]
    #[serde(rename = "auto")]
    Auto,
    /// The key is the documented name.
    #[serde(rename = "as-documented")]
    AsDocumented,
    /// The key is the documented name in snake case: the documented `createdAt` is `created_at`.
    #[serde(rename = "snake_case")]
    SnakeCase,
}

impl WireNames {
    /// The value of the setting.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::AsDocumented => "as-documented",
            Self::SnakeCase => "snake_case",
        }
    }
}

/// The Rust type of a number that neither the page nor evidence specifies further.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum NumberType {
    /// `serde_json::Number`: preserves integers and fractions.
    #[default]
    Number,
    /// `i64`
    I64,
    /// `f64`
    F64,
    /// `LenientNumber`, which also takes digits in a string and preserves which it was.
    Lenient,
}

/// The Rust types of dates and of points in time.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize,
)]
#[serde(rename_all = "lowercase")]
pub enum DateType {
    /// `String`: preserves the text.
    #[default]
    String,
    /// `jiff::Timestamp` and `jiff::civil::Date`
    Jiff,
    /// `chrono::DateTime<chrono::FixedOffset>` and `chrono::NaiveDate`
    Chrono,
    /// `time::OffsetDateTime` and `time::Date`, each in a wrapper that reads and writes RFC 3339.
    Time,
}

/// The Rust type of an integer beyond 53 bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum BigIntType {
    /// `i128`
    #[default]
    I128,
    /// `i64`
    I64,
    /// `String`, for APIs that encode big integers as strings.
    String,
}

/// The Rust type of a decimal number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum DecimalType {
    /// `Decimal`, which preserves a number or a string.
    #[default]
    Either,
    /// `f64`
    F64,
    /// `String`
    String,
}

/// The Rust type of a map.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
pub enum MapType {
    /// `std::collections::BTreeMap`
    #[default]
    BTreeMap,
    /// `std::collections::HashMap`
    HashMap,
}

/// The Rust types of documented types.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct Types {
    /// Unspecified numbers.
    pub number: NumberType,
    /// Points in time.
    pub date_time: DateType,
    /// Calendar dates.
    pub date: DateType,
    /// Integers beyond 53 bits.
    pub bigint: BigIntType,
    /// Decimal numbers.
    pub decimal: DecimalType,
    /// Maps.
    pub map: MapType,
}
