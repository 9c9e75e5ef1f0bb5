//! The forms of dates and of points in time.

use crate::config::Date;

/// Whether a text is a day as `YYYY-MM-DD`.
pub(super) fn is_date(text: &str) -> bool {
    Date::parse(text).is_some()
}

/// Whether a text is a point in time as of RFC 3339.
pub(super) fn is_date_time(text: &str) -> bool {
    let Some((date, time)) = text.split_once(['T', 't', ' ']) else {
        return false;
    };
    let Some(zone) = time.find(['Z', 'z', '+', '-']) else {
        return false;
    };
    let (clock, zone) = time.split_at(zone);
    let (clock, fraction) = clock.split_once('.').unwrap_or((clock, "0"));
    let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let parts = |text: &str, limits: &[u32]| {
        let parts: Vec<&str> = text.split(':').collect();
        parts.len() == limits.len()
            && parts.iter().zip(limits).all(|(part, limit)| {
                part.len() == 2
                    && is_number(part)
                    && part.parse::<u32>().is_ok_and(|part| part <= *limit)
            })
    };
    let zone = match zone {
        "Z" | "z" => true,
        zone => parts(zone.trim_start_matches(['+', '-']), &[23, 59]),
    };
    // Some minutes have a leap second.
    is_date(date)
        && parts(clock, &[23, 59, 60])
        && !fraction.is_empty()
        && is_number(fraction)
        && zone
}
