//! Arbitrary dates and points in time.

#![cfg(any(feature = "chrono", feature = "jiff", feature = "time"))]

use arbitrary::{Error, Result, Unstructured};

use serde_json::Value;

use super::kept::Kept;
use super::sample::Sample;

/// A day of the years that every notation of dates has.
fn day(u: &mut Unstructured<'_>) -> Result<(i16, u8, u8)> {
    Ok((
        u.int_in_range(1..=9998)?,
        u.int_in_range(1..=12)?,
        u.int_in_range(1..=28)?,
    ))
}

/// The seconds since 1970 of a point in time between the years 1 and 9998, and nanoseconds.
fn instant(u: &mut Unstructured<'_>) -> Result<(i64, u32)> {
    let seconds = u.int_in_range(-62_135_510_400..=253_339_142_400)?;
    Ok((seconds, u.int_in_range(0..=999_999_999)?))
}

/// The nanoseconds since 1970.
#[cfg(any(feature = "jiff", feature = "time"))]
fn nanoseconds(u: &mut Unstructured<'_>) -> Result<i128> {
    let (seconds, nanoseconds) = instant(u)?;
    Ok(i128::from(seconds) * 1_000_000_000 + i128::from(nanoseconds))
}

/// Dates keep no zeros of a fraction and no letter of an offset.
fn both_text(from: &Value, written: &Value) -> Kept {
    (from.is_string() && written.is_string())
        .then_some(())
        .ok_or_else(|| format!(": {from} became {written}"))
}

#[cfg(feature = "jiff")]
impl Sample for jiff::civil::Date {
    fn sample(u: &mut Unstructured<'_>, _: usize) -> Result<Self> {
        let (year, month, day) = day(u)?;
        let date = Self::new(year, month as i8, day as i8);
        date.map_err(|_| Error::IncorrectFormat)
    }

    fn check_kept(&self, from: &Value, written: &Value) -> Kept {
        both_text(from, written)
    }
}

#[cfg(feature = "jiff")]
impl Sample for jiff::Timestamp {
    fn sample(u: &mut Unstructured<'_>, _: usize) -> Result<Self> {
        Self::from_nanosecond(nanoseconds(u)?).map_err(|_| Error::IncorrectFormat)
    }

    fn check_kept(&self, from: &Value, written: &Value) -> Kept {
        both_text(from, written)
    }
}

#[cfg(feature = "chrono")]
impl Sample for chrono::NaiveDate {
    fn sample(u: &mut Unstructured<'_>, _: usize) -> Result<Self> {
        let (year, month, day) = day(u)?;
        Self::from_ymd_opt(year.into(), month.into(), day.into()).ok_or(Error::IncorrectFormat)
    }

    fn check_kept(&self, from: &Value, written: &Value) -> Kept {
        both_text(from, written)
    }
}

#[cfg(feature = "chrono")]
impl Sample for chrono::DateTime<chrono::FixedOffset> {
    fn sample(u: &mut Unstructured<'_>, _: usize) -> Result<Self> {
        let (seconds, nanoseconds) = instant(u)?;
        let offset = chrono::FixedOffset::east_opt(u.int_in_range(-1439..=1439)? * 60);
        let utc = chrono::DateTime::from_timestamp(seconds, nanoseconds);
        match (utc, offset) {
            (Some(utc), Some(offset)) => Ok(utc.with_timezone(&offset)),
            _ => Err(Error::IncorrectFormat),
        }
    }

    fn check_kept(&self, from: &Value, written: &Value) -> Kept {
        both_text(from, written)
    }
}

#[cfg(feature = "time")]
impl Sample for crate::Date {
    fn sample(u: &mut Unstructured<'_>, _: usize) -> Result<Self> {
        let (year, month, day) = day(u)?;
        let month = time::Month::try_from(month);
        month
            .and_then(|month| time::Date::from_calendar_date(year.into(), month, day))
            .map(Self)
            .map_err(|_| Error::IncorrectFormat)
    }

    fn check_kept(&self, from: &Value, written: &Value) -> Kept {
        both_text(from, written)
    }
}

#[cfg(feature = "time")]
crate::arbitrary!(crate::Date);

#[cfg(feature = "time")]
impl Sample for crate::DateTime {
    fn sample(u: &mut Unstructured<'_>, _: usize) -> Result<Self> {
        time::OffsetDateTime::from_unix_timestamp_nanos(nanoseconds(u)?)
            .map(Self)
            .map_err(|_| Error::IncorrectFormat)
    }

    fn check_kept(&self, from: &Value, written: &Value) -> Kept {
        both_text(from, written)
    }
}

#[cfg(feature = "time")]
crate::arbitrary!(crate::DateTime);
