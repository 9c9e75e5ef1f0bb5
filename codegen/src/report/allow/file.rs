//! Allow files as they are written.

use serde::Deserialize;
use toml::Spanned;

use crate::config::Date;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::source::{FileId, Sources, Span};

/// An entry that accepts findings.
#[derive(Clone, Debug, PartialEq)]
pub struct Allow {
    /// The name of the rule.
    pub rule: String,
    /// A pattern of subjects: `*` matches any text, `?` any character.
    pub path: String,
    /// A pattern of fields, values or variants; `None` for all of them and for the subject itself.
    pub field: Option<String>,
    /// Why the findings are accepted.
    pub reason: String,
    /// The last day on which they are.
    pub expires: Option<Date>,
    /// The place of the entry.
    pub span: Span,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    #[serde(default)]
    allow: Vec<Spanned<RawAllow>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawAllow {
    rule: Spanned<String>,
    path: String,
    field: Option<String>,
    reason: Spanned<String>,
    expires: Option<Spanned<toml::Value>>,
}

const HELP: &str = "an entry is `[[allow]]` with `rule`, `path`, `reason`, and optionally `field` and `expires` (YYYY-MM-DD)";

impl Allow {
    /// Reads the entries of a file among the sources; invalid ones are reported and skipped.
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
                refuse(entry.reason.span(), "the reason is empty");
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
    fn entries_have_a_reason_and_optionally_an_end() {
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
            ("\"c\"", "\" \"", "4: the reason is empty"),
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
}
