//! The forms of dates and of points in time, as the runtime accepts them for every date crate.

use crate::config::Date;

/// The last minute of 9999-12-30 up to which `jiff::Timestamp` represents points in time.
const LAST_MINUTE: i32 = 22 * 60;

/// Whether a text is a day as `YYYY-MM-DD`.
pub(super) fn is_date(text: &str) -> bool {
    Date::parse(text).is_some()
}

/// Whether a text is a point in time as of RFC 3339, with up to nine digits of a second and no leap
/// second.
pub(super) fn is_date_time(text: &str) -> bool {
    Moment::parse(text).is_some()
}

/// Whether a text is a point in time of which `jiff::Timestamp` can represent the value.
pub(super) fn is_timestamp(text: &str) -> bool {
    Moment::parse(text).is_some_and(|moment| {
        let Some(day) = moment.date.strip_prefix("9999-12-") else {
            return true;
        };
        let days = day.parse::<i32>().map_or(0, |day| day - 30);
        let minutes = days * 24 * 60 + moment.minutes - moment.offset;
        minutes < LAST_MINUTE || minutes == LAST_MINUTE && moment.seconds == 0
    })
}

/// The parts of a point in time.
struct Moment<'t> {
    date: &'t str,
    /// Minutes of the day.
    minutes: i32,
    seconds: i32,
    /// Minutes to the east.
    offset: i32,
}

impl<'t> Moment<'t> {
    fn parse(text: &'t str) -> Option<Self> {
        let (date, time) = text.split_once(['T', 't'])?;
        let (clock, zone) = time.split_at(time.find(['Z', 'z', '+', '-'])?);
        let (clock, fraction) = clock.split_once('.').unwrap_or((clock, "0"));
        let is_fraction =
            (1..=9).contains(&fraction.len()) && fraction.bytes().all(|byte| byte.is_ascii_digit());
        let [hour, minute, second] = parts(clock, [23, 59, 59])?;
        let offset = match (zone, zone.strip_prefix('-'), zone.strip_prefix('+')) {
            ("Z" | "z", ..) => 0,
            (_, Some(west), _) => -minutes(west)?,
            (_, _, Some(east)) => minutes(east)?,
            _ => return None,
        };
        (is_fraction && is_date(date)).then_some(Self {
            date,
            minutes: hour * 60 + minute,
            seconds: second,
            offset,
        })
    }
}

fn minutes(zone: &str) -> Option<i32> {
    let [hours, minutes] = parts(zone, [23, 59])?;
    Some(hours * 60 + minutes)
}

/// The numbers of two digits in a text, separated by colons.
fn parts<const N: usize>(text: &str, limits: [i32; N]) -> Option<[i32; N]> {
    let mut numbers = [0; N];
    let mut parts = text.split(':');
    for (number, limit) in numbers.iter_mut().zip(limits) {
        let part = parts.next()?;
        let is_number = part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
        *number = part
            .parse()
            .ok()
            .filter(|part| is_number && *part <= limit)?;
    }
    parts.next().is_none().then_some(numbers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_in_time_have_one_form() {
        for text in [
            "2024-02-29T12:00:00Z",
            "2024-02-29t12:00:00z",
            "2024-02-29T12:00:00.123456789+05:30",
            "2016-12-31T23:59:59-00:00",
        ] {
            assert!(is_date_time(text), "{text}");
        }
        for text in [
            "2024-02-29",
            "2024-02-30T12:00:00Z",
            "2024-02-29 12:00:00Z",
            "2024-02-29T12:00:00",
            "2024-02-29T12:00Z",
            "2024-02-29T24:00:00Z",
            "2016-12-31T23:59:60Z",
            "2024-02-29T12:00:00.Z",
            "2024-02-29T12:00:00.1234567891Z",
            "2024-02-29T12:00:00++05:30",
            "2024-02-29T12:00:00+0530",
            "2024-02-29T12:00:00Z[Europe/Paris]",
            "20240229T120000Z",
            "-0001-01-01T00:00:00Z",
            "",
        ] {
            assert!(!is_date_time(text), "{text}");
        }
    }

    #[test]
    fn timestamps_end_before_the_last_day() {
        for (text, is) in [
            ("9999-12-30T22:00:00Z", true),
            ("9999-12-30T22:00:00.9Z", true),
            ("9999-12-30T22:00:01Z", false),
            ("9999-12-31T23:59:59Z", false),
            ("9999-12-31T12:00:00+14:00", true),
            ("9999-12-31T12:00:01+14:00", false),
            ("9999-12-29T23:59:59-23:59", false),
            ("0000-01-01T00:00:00Z", true),
        ] {
            assert_eq!(is_timestamp(text), is, "{text}");
        }
    }
}
