//! Dates and points in time in the form of RFC 3339.

// <time_date_time>
/// A point in time, in JSON a text in the form of RFC 3339.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DateTime(pub time::OffsetDateTime);

impl serde::Serialize for DateTime {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let text = self
            .0
            .format(&time::format_description::well_known::Rfc3339);
        serializer.serialize_str(&text.map_err(serde::ser::Error::custom)?)
    }
}

impl<'de> serde::Deserialize<'de> for DateTime {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str> as serde::Deserialize>::deserialize(deserializer)?;
        time::OffsetDateTime::parse(&text, &time::format_description::well_known::Rfc3339)
            .map(Self)
            .map_err(serde::de::Error::custom)
    }
}
// <blank>

impl super::Blank for DateTime {
    fn blank() -> Self {
        Self(time::OffsetDateTime::UNIX_EPOCH)
    }
}
// </blank>
// <unions>

impl super::Shape for DateTime {
    fn misfit(value: &serde_json::Value) -> Option<usize> {
        value.is_string().then_some(0)
    }
}
// </unions>
// </time_date_time>
// <time_both>

// </time_both>
// <time_date>
/// A calendar date, in JSON a text such as `2026-03-31`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(pub time::Date);

impl serde::Serialize for Date {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let text = self
            .0
            .format(&time::format_description::well_known::Iso8601::DATE);
        serializer.serialize_str(&text.map_err(serde::ser::Error::custom)?)
    }
}

impl<'de> serde::Deserialize<'de> for Date {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str> as serde::Deserialize>::deserialize(deserializer)?;
        // The parser of dates passes over a time of day; that of points in time is exact.
        let midnight = std::format!("{text}T00:00:00Z");
        time::OffsetDateTime::parse(&midnight, &time::format_description::well_known::Rfc3339)
            .map(|midnight| Self(midnight.date()))
            .map_err(serde::de::Error::custom)
    }
}
// <blank>

impl super::Blank for Date {
    fn blank() -> Self {
        Self(time::Date::MIN)
    }
}
// </blank>
// <unions>

impl super::Shape for Date {
    fn misfit(value: &serde_json::Value) -> Option<usize> {
        value.is_string().then_some(0)
    }
}
// </unions>
// </time_date>
