//! Dates and points in time of the crate `time`, as RFC 3339 writes them.

use serde::ser::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use time::OffsetDateTime;
use time::format_description::well_known::{Iso8601, Rfc3339};

use crate::date_form::{DATE, DATE_TIME, is_date, is_date_time};
use crate::shape::Shape;
use crate::values::read_form;
use crate::wire::Wire;

/// A point in time; in JSON, a string as in RFC 3339.
///
/// ```
/// use markdown_codegen_runtime::DateTime;
///
/// let noon: DateTime = serde_json::from_str("\"2026-03-31T12:00:00Z\"")?;
/// assert_eq!(noon.0.hour(), 12);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[cfg_attr(docsrs, doc(cfg(feature = "time")))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DateTime(pub OffsetDateTime);

impl Serialize for DateTime {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let text = self.0.format(&Rfc3339);
        serializer.serialize_str(&text.map_err(S::Error::custom)?)
    }
}

impl<'de> Deserialize<'de> for DateTime {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read_form(deserializer, DATE_TIME, moment)
    }
}

impl Wire for DateTime {
    const SHAPE: Shape = Shape::Format(|text| moment(text).is_some());

    fn placeholder() -> Self {
        Self(OffsetDateTime::UNIX_EPOCH)
    }
}

/// A calendar date; in JSON, a string such as `2026-03-31`.
///
/// ```
/// use markdown_codegen_runtime::Date;
///
/// let day: Date = serde_json::from_str("\"2026-03-31\"")?;
/// assert_eq!(day.0.day(), 31);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[cfg_attr(docsrs, doc(cfg(feature = "time")))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(pub time::Date);

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let text = self.0.format(&Iso8601::DATE);
        serializer.serialize_str(&text.map_err(S::Error::custom)?)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read_form(deserializer, DATE, day)
    }
}

impl Wire for Date {
    const SHAPE: Shape = Shape::Format(|text| day(text).is_some());

    fn placeholder() -> Self {
        Self(time::Date::MIN)
    }
}

/// The point in time of a text.
fn moment(text: &str) -> Option<DateTime> {
    if !is_date_time(text) {
        return None;
    }
    OffsetDateTime::parse(text, &Rfc3339).map(DateTime).ok()
}

/// The date of a text.
fn day(text: &str) -> Option<Date> {
    if !is_date(text) {
        return None;
    }
    time::Date::parse(text, &Iso8601::DATE).map(Date).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_have_no_time_of_day() {
        assert!(serde_json::from_str::<Date>("\"2026-03-31\"").is_ok());
        for json in ["\"2026-03-31T00:00:00Z\"", "\"2026-3-31\"", "\"\"", "7"] {
            assert!(serde_json::from_str::<Date>(json).is_err(), "{json}");
        }
    }

    #[test]
    fn points_in_time_keep_their_offset() {
        let json = "\"2026-03-31T12:00:00.5+02:00\"";
        let noon: DateTime = serde_json::from_str(json).expect("a point in time");
        assert_eq!(serde_json::to_string(&noon).expect("a string"), json);
    }
}
