//! The only forms in which dates and points in time are read, whatever crate represents them.

/// What an error says that a date is.
pub(crate) const DATE: &str = "a date as `YYYY-MM-DD`";

/// What an error says that a point in time is.
pub(crate) const DATE_TIME: &str = "a point in time as in RFC 3339";

/// Whether a text has the form of a day, `YYYY-MM-DD`; whether the calendar has it is left to the
/// crate of the type.
pub(crate) fn is_date(text: &str) -> bool {
    is_day(text.as_bytes())
}

/// Whether a text has the form of a point in time as in RFC 3339, with up to nine digits of a second.
/// A leap second is none: not every crate can write it again.
pub(crate) fn is_date_time(text: &str) -> bool {
    let text = text.as_bytes();
    let (Some(day), Some(b'T' | b't'), Some(clock), Some(rest)) = (
        text.get(..10),
        text.get(10),
        text.get(11..19),
        text.get(19..),
    ) else {
        return false;
    };
    let is_clock = matches!(clock, [a, b, b':', c, d, b':', e, f]
        if are_digits(&[*a, *b, *c, *d, *e, *f]) && [*a, *b] < *b"24" && [*e, *f] < *b"60");
    let zone = match rest {
        [b'.', rest @ ..] => {
            let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
            if !(1..=9).contains(&digits) {
                return false;
            }
            rest.get(digits..).unwrap_or_default()
        }
        rest => rest,
    };
    let is_zone = match zone {
        [b'Z' | b'z'] => true,
        [b'+' | b'-', a, b, b':', c, d] => {
            are_digits(&[*a, *b, *c, *d]) && [*a, *b] < *b"24" && [*c, *d] < *b"60"
        }
        _ => false,
    };
    is_day(day) && is_clock && is_zone
}

fn is_day(text: &[u8]) -> bool {
    matches!(text, [a, b, c, d, b'-', e, f, b'-', g, h]
        if are_digits(&[*a, *b, *c, *d, *e, *f, *g, *h]))
}

fn are_digits(bytes: &[u8]) -> bool {
    bytes.iter().all(u8::is_ascii_digit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_have_no_time_of_day() {
        assert!(is_date("2026-03-31"));
        for text in [
            "2026-03-31T00:00:00Z",
            "2026-3-31",
            "20260331",
            "2026-03-31[u-ca=iso8601]",
            "",
        ] {
            assert!(!is_date(text), "{text}");
        }
    }

    #[test]
    fn points_in_time_have_a_day_a_clock_and_an_offset() {
        for text in [
            "2024-02-29T12:00:00Z",
            "2024-02-29t12:00:00z",
            "2024-02-29T12:00:00.123456789+05:30",
        ] {
            assert!(is_date_time(text), "{text}");
        }
        for text in [
            "2024-02-29",
            "2024-02-29 12:00:00Z",
            "2024-02-29T12:00:00",
            "2024-02-29T12:00Z",
            "2024-02-29T24:00:00Z",
            "2016-12-31T23:59:60Z",
            "2024-02-29T12:00:00.Z",
            "2024-02-29T12:00:00.1234567891Z",
            "2024-02-29T12:00:00+0530",
            "2024-02-29T12:00:00+24:00",
            "2024-02-29T12:00:00Z[Europe/Paris]",
            "20240229T120000Z",
            "-0001-01-01T00:00:00Z",
            "",
        ] {
            assert!(!is_date_time(text), "{text}");
        }
    }
}
