//! Arbitrary values of the types, within what their pages allow.

// <btree_map>
use std::collections::BTreeMap as Map;
// </btree_map>
// <hash_map>
use std::collections::HashMap as Map;
// </hash_map>

use arbitrary::{Result, Unstructured};
// <unions>
use serde::{Serialize, de::DeserializeOwned};
// </unions>
use serde_json::{Number, Value};
// <sampled_public>

use super::super::support;
// </sampled_public>

/// How many levels of models and JSON values a value has at most, apart from what is required.
pub(crate) const DEPTH: usize = 4;

/// The most items of a list or map, and the most characters of a text.
const LENGTH: usize = 4;

/// A type of which values can be made that survive JSON.
pub(crate) trait Sample: Sized {
    /// What becomes of a key that the page does not list: `Some(true)` where it is kept,
    /// `Some(false)` where it is dropped, `None` where the type is no struct.
    #[cfg(test)]
    const KEEPS_KEYS: Option<bool> = None;

    /// Makes a value from bytes, with at most so many levels more.
    fn sample(u: &mut Unstructured<'_>, depth: usize) -> Result<Self>;

    /// Whether the value is `null` in JSON, so that an option around it would not come back.
    fn is_null(&self) -> bool {
        false
    }
}

/// Implements `Arbitrary` of a public type.
macro_rules! arbitrary {
    ($($model:ty),+) => {
        $(impl<'a> ::arbitrary::Arbitrary<'a> for $model {
            fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
                support::Sample::sample(u, support::DEPTH)
            }
        })+
    };
}
pub(crate) use arbitrary;
// <objects>

/// Implements the values of a struct from the names and modes of its fields.
macro_rules! sample_object {
    (
        $model:ident { $($field:ident: $mode:ident,)* }
        // <presence>
        presences { $($presence:ident,)* }
        // </presence>
        // <rest>
        $(rest $rest:ident)?
        // </rest>
    ) => {
        impl support::Sample for $model {
            #[cfg(test)]
            // <rest>
            const KEEPS_KEYS: ::core::option::Option<bool> =
                ::core::option::Option::Some(<Self as support::Object>::KEEPS_REST);
            // </rest>
            // <no_rest>
            const KEEPS_KEYS: ::core::option::Option<bool> = ::core::option::Option::Some(false);
            // </no_rest>

            fn sample(
                u: &mut ::arbitrary::Unstructured<'_>,
                depth: usize,
            ) -> ::arbitrary::Result<Self> {
                let depth = depth.saturating_sub(1);
                let _ = (&u, depth);
                ::core::result::Result::Ok(Self {
                    $($field: support::$mode::sample(u, depth)?,)*
                    // <presence>
                    $($presence: support::Sample::sample(u, depth)?,)*
                    // </presence>
                    // <rest>
                    $($rest: support::rest::sample::<Self, _>(u, depth)?,)?
                    // </rest>
                })
            }
        }

        support::arbitrary!($model);
    };
}
pub(crate) use sample_object;
// </objects>
// <enums>

/// A listed value, or what becomes of any other.
pub(crate) fn sample_listed<T: Clone + From<V>, V: Sample>(
    u: &mut Unstructured<'_>,
    listed: &[T],
) -> Result<T> {
    let at = u.int_in_range(0..=listed.len())?;
    match listed.get(at) {
        Some(value) => Ok(value.clone()),
        None => V::sample(u, 0).map(T::from),
    }
}
// </enums>
// <unions>

/// A value of an arm, or what becomes of any JSON value.
pub(crate) fn sample_union<U: Serialize + DeserializeOwned + PartialEq>(
    u: &mut Unstructured<'_>,
    depth: usize,
    arms: &[super::Arm<U>],
) -> Result<U> {
    let Some(depth) = depth.checked_sub(1) else {
        // Any arm might lead on to the union itself; what such a value becomes does not.
        let values = ["null", "false", "0", "\"\"", "[]", "{}"];
        return settled(serde_json::from_str(u.choose(&values)?));
    };
    let at = u.int_in_range(0..=arms.len())?;
    match arms.get(at) {
        Some(arm) => settled(Ok((arm.sample)(u, depth)?)),
        None => settled(serde_json::from_value(Value::sample(u, depth)?)),
    }
}

/// The content of an arm.
pub(crate) fn sample_arm<T: Sample, U>(
    arm: fn(T) -> U,
    u: &mut Unstructured<'_>,
    depth: usize,
) -> Result<U> {
    T::sample(u, depth).map(arm)
}

/// What comes back from JSON: where two arms fit a value equally, the first one takes it.
fn settled<U: Serialize + DeserializeOwned + PartialEq>(
    value: std::result::Result<U, serde_json::Error>,
) -> Result<U> {
    let again = |value: &U| serde_json::to_value(value).and_then(serde_json::from_value);
    let mut value = value.map_err(|_| arbitrary::Error::IncorrectFormat)?;
    for _ in 0..LENGTH {
        let back = again(&value).map_err(|_| arbitrary::Error::IncorrectFormat)?;
        if back == value {
            return Ok(value);
        }
        value = back;
    }
    serde_json::from_value(Value::Null).map_err(|_| arbitrary::Error::IncorrectFormat)
}
// </unions>

impl Sample for String {
    fn sample(u: &mut Unstructured<'_>, _: usize) -> Result<Self> {
        let length = u.int_in_range(0..=LENGTH)?;
        (0..length).map(|_| u.arbitrary::<char>()).collect()
    }
}

impl Sample for bool {
    fn sample(u: &mut Unstructured<'_>, _: usize) -> Result<Self> {
        u.arbitrary()
    }
}

impl Sample for i64 {
    fn sample(u: &mut Unstructured<'_>, _: usize) -> Result<Self> {
        u.arbitrary()
    }
}

/// Beyond 64 bits, a `serde_json::Value` does not hold it.
impl Sample for i128 {
    fn sample(u: &mut Unstructured<'_>, _: usize) -> Result<Self> {
        u.int_in_range(i64::MIN.into()..=u64::MAX.into())
    }
}

/// Of the finite ones only those whose digits are read exactly.
impl Sample for f64 {
    fn sample(u: &mut Unstructured<'_>, _: usize) -> Result<Self> {
        Ok(Self::from(u.arbitrary::<i32>()?) / 64.0)
    }
}

impl Sample for Number {
    fn sample(u: &mut Unstructured<'_>, depth: usize) -> Result<Self> {
        match u.int_in_range(0..=2)? {
            0 => u.arbitrary::<i64>().map(Self::from),
            1 => u.arbitrary::<u64>().map(Self::from),
            _ => {
                let number = f64::sample(u, depth)?;
                Self::from_f64(number).ok_or(arbitrary::Error::IncorrectFormat)
            }
        }
    }
}

impl Sample for Value {
    fn sample(u: &mut Unstructured<'_>, depth: usize) -> Result<Self> {
        let kinds = if depth == 0 { 3 } else { 5 };
        Ok(match u.int_in_range(0..=kinds)? {
            0 => Self::Null,
            1 => Self::Bool(bool::sample(u, depth)?),
            2 => Self::Number(Number::sample(u, depth)?),
            3 => Self::String(String::sample(u, depth)?),
            4 => Self::Array(Vec::sample(u, depth - 1)?),
            _ => Self::Object(entries(u, depth)?.into_iter().collect()),
        })
    }

    fn is_null(&self) -> bool {
        Self::is_null(self)
    }
}

impl<T: Sample> Sample for Vec<T> {
    fn sample(u: &mut Unstructured<'_>, depth: usize) -> Result<Self> {
        let most = if depth == 0 { 0 } else { LENGTH };
        let length = u.int_in_range(0..=most)?;
        (0..length).map(|_| T::sample(u, depth)).collect()
    }
}

impl<T: Sample> Sample for Map<String, T> {
    fn sample(u: &mut Unstructured<'_>, depth: usize) -> Result<Self> {
        Ok(entries(u, depth)?.into_iter().collect())
    }
}

/// Keys with values of a level less.
fn entries<T: Sample>(u: &mut Unstructured<'_>, depth: usize) -> Result<Vec<(String, T)>> {
    let most = if depth == 0 { 0 } else { LENGTH };
    let length = u.int_in_range(0..=most)?;
    let depth = depth.saturating_sub(1);
    (0..length)
        .map(|_| Ok((String::sample(u, depth)?, T::sample(u, depth)?)))
        .collect()
}

impl<T: Sample> Sample for Option<T> {
    fn sample(u: &mut Unstructured<'_>, depth: usize) -> Result<Self> {
        if depth == 0 || !u.arbitrary()? {
            return Ok(None);
        }
        let value = T::sample(u, depth)?;
        Ok((!value.is_null()).then_some(value))
    }

    fn is_null(&self) -> bool {
        self.is_none()
    }
}

impl<T: Sample> Sample for Box<T> {
    fn sample(u: &mut Unstructured<'_>, depth: usize) -> Result<Self> {
        T::sample(u, depth).map(Self::new)
    }

    fn is_null(&self) -> bool {
        T::is_null(self)
    }
}
// <presence>

impl Sample for super::Presence {
    fn sample(u: &mut Unstructured<'_>, _: usize) -> Result<Self> {
        Ok(match u.arbitrary()? {
            true => Self::Present,
            false => Self::Absent,
        })
    }
}

arbitrary!(super::Presence);
// </presence>
// <decimal>

impl Sample for super::Decimal {
    fn sample(u: &mut Unstructured<'_>, depth: usize) -> Result<Self> {
        match u.arbitrary()? {
            true => Number::sample(u, depth).map(Self::Number),
            false => Number::sample(u, depth).map(|number| Self::Text(number.to_string())),
        }
    }
}

arbitrary!(super::Decimal);
// </decimal>
// <sampled_date>

/// A day of the years that every form of dates has.
fn day(u: &mut Unstructured<'_>) -> Result<(i16, u8, u8)> {
    Ok((
        u.int_in_range(1..=9998)?,
        u.int_in_range(1..=12)?,
        u.int_in_range(1..=28)?,
    ))
}
// </sampled_date>
// <sampled_date_time>

/// The seconds since 1970 of a point in time between the years 1 and 9998, and nanoseconds.
fn instant(u: &mut Unstructured<'_>) -> Result<(i64, u32)> {
    let seconds = u.int_in_range(-62_135_510_400..=253_339_142_400)?;
    Ok((seconds, u.int_in_range(0..=999_999_999)?))
}
// </sampled_date_time>
// <jiff_date>

impl Sample for jiff::civil::Date {
    fn sample(u: &mut Unstructured<'_>, _: usize) -> Result<Self> {
        let (year, month, day) = day(u)?;
        let date = Self::new(year, month as i8, day as i8);
        date.map_err(|_| arbitrary::Error::IncorrectFormat)
    }
}
// </jiff_date>
// <jiff_date_time>

impl Sample for jiff::Timestamp {
    fn sample(u: &mut Unstructured<'_>, _: usize) -> Result<Self> {
        let (seconds, nanoseconds) = instant(u)?;
        let nanoseconds = i128::from(seconds) * 1_000_000_000 + i128::from(nanoseconds);
        Self::from_nanosecond(nanoseconds).map_err(|_| arbitrary::Error::IncorrectFormat)
    }
}
// </jiff_date_time>
// <chrono_date>

impl Sample for chrono::NaiveDate {
    fn sample(u: &mut Unstructured<'_>, _: usize) -> Result<Self> {
        let (year, month, day) = day(u)?;
        Self::from_ymd_opt(year.into(), month.into(), day.into())
            .ok_or(arbitrary::Error::IncorrectFormat)
    }
}
// </chrono_date>
// <chrono_date_time>

impl Sample for chrono::DateTime<chrono::FixedOffset> {
    fn sample(u: &mut Unstructured<'_>, _: usize) -> Result<Self> {
        let (seconds, nanoseconds) = instant(u)?;
        let offset = chrono::FixedOffset::east_opt(u.int_in_range(-1439..=1439)? * 60);
        let utc = chrono::DateTime::from_timestamp(seconds, nanoseconds);
        match (utc, offset) {
            (Some(utc), Some(offset)) => Ok(utc.with_timezone(&offset)),
            _ => Err(arbitrary::Error::IncorrectFormat),
        }
    }
}
// </chrono_date_time>
// <time_date>

impl Sample for super::Date {
    fn sample(u: &mut Unstructured<'_>, _: usize) -> Result<Self> {
        let (year, month, day) = day(u)?;
        let month = time::Month::try_from(month);
        month
            .and_then(|month| time::Date::from_calendar_date(year.into(), month, day))
            .map(Self)
            .map_err(|_| arbitrary::Error::IncorrectFormat)
    }
}

arbitrary!(super::Date);
// </time_date>
// <time_date_time>

impl Sample for super::DateTime {
    fn sample(u: &mut Unstructured<'_>, _: usize) -> Result<Self> {
        let (seconds, nanoseconds) = instant(u)?;
        let nanoseconds = i128::from(seconds) * 1_000_000_000 + i128::from(nanoseconds);
        time::OffsetDateTime::from_unix_timestamp_nanos(nanoseconds)
            .map(Self)
            .map_err(|_| arbitrary::Error::IncorrectFormat)
    }
}

arbitrary!(super::DateTime);
// </time_date_time>
