//! Allow files: accepted changes and findings.

use std::fmt;

use serde::Deserialize;
use toml::Spanned;

use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::source::{FileId, Sources, Span};

/// An entry that accepts changes or findings.
#[derive(Clone, Debug, PartialEq)]
pub struct Allow {
    /// The name of the rule.
    pub rule: String,
    /// A pattern of the model or operation; `*` matches any text, `?` one character.
    pub path: String,
    /// A pattern of the field, value or variant; `None` matches all and the model itself.
    pub field: Option<String>,
    /// The reason.
    pub reason: String,
    /// The last day on which the entry applies.
    pub expires: Option<Date>,
    /// The span of the entry.
    pub span: Span,
}

/// A calendar date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    #[serde(default)]
    allow: Vec<Spanned<Entry>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    rule: Spanned<String>,
    path: String,
    field: Option<String>,
    reason: Spanned<String>,
    expires: Option<Spanned<toml::Value>>,
}

const HELP: &str = "an entry is `[[allow]]` with `rule`, `path`, optionally `field`, `reason`, and optionally `expires` as YYYY-MM-DD";

impl Allow {
    /// Parses an allow file; invalid entries are reported and skipped.
    pub fn read(sources: &Sources, file: FileId, diagnostics: &mut Diagnostics) -> Vec<Self> {
        let text = sources.get(file).map_or("", |file| file.text.as_str());
        let mut refuse = |range, message: &str| {
            let span = sources.span(file, range);
            diagnostics.push(Diagnostic::new(Code::InvalidConfig, span, message).help(HELP));
        };
        let document: Document = match toml::from_str(text) {
            Ok(document) => document,
            Err(error) => {
                refuse(error.span().unwrap_or(0..0), error.message().trim());
                return Vec::new();
            }
        };
        let mut entries = Vec::new();
        for entry in document.allow {
            let entry = entry.into_inner();
            if entry.reason.get_ref().trim().is_empty() {
                refuse(entry.reason.span(), "missing `reason`");
                continue;
            }
            let expires = match &entry.expires {
                None => None,
                Some(value) => match date(value.get_ref()) {
                    Some(date) => Some(date),
                    None => {
                        refuse(value.span(), "expected a date as YYYY-MM-DD");
                        continue;
                    }
                },
            };
            entries.push(Self {
                span: sources.span(file, entry.rule.span()),
                rule: entry.rule.into_inner(),
                path: entry.path,
                field: entry.field,
                reason: entry.reason.into_inner(),
                expires,
            });
        }
        entries
    }
}

fn date(value: &toml::Value) -> Option<Date> {
    match value {
        toml::Value::String(text) => Date::parse(text),
        toml::Value::Datetime(date) => Date::parse(&date.to_string()),
        _ => None,
    }
}

impl Date {
    /// Parses `YYYY-MM-DD`; `None` if it is not a valid date.
    pub fn parse(text: &str) -> Option<Self> {
        let parts: Vec<&str> = text.split('-').collect();
        let [year, month, day] = parts.as_slice() else {
            return None;
        };
        let digits = |part: &str, count| {
            part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit())
        };
        if !digits(year, 4) || !digits(month, 2) || !digits(day, 2) {
            return None;
        }
        let (year, month, day): (u16, u8, u8) =
            (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let days = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            _ => return None,
        };
        (1..=days)
            .contains(&day)
            .then_some(Self { year, month, day })
    }

    /// The date a number of days after 1970-01-01; `None` after the year 9999.
    pub fn since_epoch(days: u64) -> Option<Self> {
        // Years start in March, so that a leap day is the last day.
        let days = days.checked_add(719_468)?;
        let (era, of_era) = (days / 146_097, days % 146_097);
        let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * of_year + 2) / 153;
        let day = of_year - (153 * shifted + 2) / 5 + 1;
        let month = if shifted < 10 {
            shifted + 3
        } else {
            shifted - 9
        };
        let year = year_of_era + era * 400 + u64::from(month <= 2);
        (year <= 9999).then_some(Self {
            year: u16::try_from(year).ok()?,
            month: u8::try_from(month).ok()?,
            day: u8::try_from(day).ok()?,
        })
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceFile;

    fn read(text: &str) -> (Vec<Allow>, Vec<String>) {
        let mut sources = Sources::default();
        let file = sources.add(SourceFile::new("", "allow.toml", text.to_owned()));
        let mut diagnostics = Diagnostics::default();
        let entries = Allow::read(&sources, file, &mut diagnostics);
        let messages = diagnostics
            .iter()
            .map(|found| format!("{}: {}", found.span.line, found.message));
        (entries, messages.collect())
    }

    #[test]
    fn entries_have_a_reason_and_perhaps_an_end() {
        let text =
            "[[allow]]\nrule = \"a\"\npath = \"b.*\"\nreason = \"c\"\nexpires = 2026-02-28\n";
        let (entries, messages) = read(text);
        assert_eq!(messages, [""; 0]);
        let [entry] = entries.as_slice() else {
            panic!("{entries:?}")
        };
        assert_eq!((entry.rule.as_str(), entry.path.as_str()), ("a", "b.*"));
        assert_eq!(entry.expires, Date::parse("2026-02-28"));
        assert_eq!((entry.span.line, entry.field.as_ref()), (2, None));
        let quoted = text.replace("2026-02-28", "\"2026-02-28\"");
        assert_eq!(read(&quoted).0[0].expires, entry.expires);

        for (from, to, message) in [
            ("reason = \"c\"\n", "", "1: missing field `reason`"),
            ("\"c\"", "\" \"", "4: missing `reason`"),
            (
                "2026-02-28",
                "\"2026-02-30\"",
                "5: expected a date as YYYY-MM-DD",
            ),
            ("2026-02-28", "2026", "5: expected a date as YYYY-MM-DD"),
            ("path", "paht", "3: unknown field `paht`"),
        ] {
            let (entries, messages) = read(&text.replace(from, to));
            assert!(entries.is_empty(), "{message}");
            assert!(messages[0].starts_with(message), "{messages:?}");
        }
    }

    #[test]
    fn days_are_counted_from_the_epoch() {
        for (days, date) in [
            (0, "1970-01-01"),
            (58, "1970-02-28"),
            (59, "1970-03-01"),
            (789, "1972-02-29"),
            (11_016, "2000-02-29"),
            (20_453, "2025-12-31"),
            (20_454, "2026-01-01"),
        ] {
            let found = Date::since_epoch(days);
            assert_eq!(found, Date::parse(date), "{date}");
            assert_eq!(found.map(|found| found.to_string()).as_deref(), Some(date));
        }
        assert_eq!(Date::since_epoch(u64::MAX), None);
        for text in [
            "",
            "2026",
            "2026-1-01",
            "2026-13-01",
            "2025-02-29",
            "+026-01-01",
        ] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }
}
