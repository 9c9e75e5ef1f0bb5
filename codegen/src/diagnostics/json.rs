//! Machine-readable diagnostics.

use serde_json::{Value, json};

use super::{Diagnostic, Diagnostics};
use crate::source::Sources;

/// An array with an object for each diagnostic, in the current order: `code`, `severity` (`error`,
/// `warning` or `note`), `message`, `label`, `help`, `path`, `line`, `column`, `end_line` and
/// `end_column`. Lines and columns count from 1, columns in characters; the end is exclusive. Unknown
/// values are `null`.
pub fn to_json(diagnostics: &Diagnostics, sources: &Sources) -> Value {
    diagnostics
        .iter()
        .map(|diagnostic| object(diagnostic, sources))
        .collect()
}

fn object(diagnostic: &Diagnostic, sources: &Sources) -> Value {
    let Diagnostic {
        code,
        severity,
        span,
        message,
        label,
        help,
    } = diagnostic;
    let file = sources.file(*span);
    let (end_line, end_column) = sources.end(*span);
    json!({
        "code": code.name(),
        "severity": severity.name(),
        "message": message,
        "label": label,
        "help": help,
        "path": file.map(|file| &file.display),
        "line": file.map(|_| span.line),
        "column": file.map(|_| span.column),
        "end_line": file.map(|_| end_line),
        "end_column": file.map(|_| end_column),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::{Code, Severity};
    use crate::source::{SourceFile, Span};

    #[test]
    fn every_finding_is_an_object_with_the_same_keys() {
        let mut sources = Sources::default();
        let text = "# Tök en\n\none\ntwo\n".to_owned();
        let file = sources.add(SourceFile::new("token.md", "specs/token.md", text));
        let mut diagnostics = Diagnostics::default();
        diagnostics.push(
            Diagnostic::new(Code::UnreadableTitle, sources.span(file, 2..9), "no name")
                .label("label")
                .help("help"),
        );
        let mut found = Diagnostic::new(Code::DuplicateValue, sources.span(file, 11..18), "twice");
        found.severity = Severity::Error;
        diagnostics.push(found);
        assert_eq!(
            to_json(&diagnostics, &sources),
            json!([
                {
                    "code": "unreadable-title", "severity": "error", "message": "no name",
                    "label": "label", "help": "help", "path": "specs/token.md",
                    "line": 1, "column": 3, "end_line": 1, "end_column": 9,
                },
                {
                    "code": "duplicate-value", "severity": "error", "message": "twice",
                    "label": null, "help": null, "path": "specs/token.md",
                    "line": 3, "column": 1, "end_line": 4, "end_column": 4,
                },
            ])
        );
    }

    #[test]
    fn a_file_that_is_none_of_the_sources_leaves_the_place_empty() {
        let mut diagnostics = Diagnostics::default();
        let span = Span::default();
        diagnostics.push(Diagnostic::new(Code::NameChanged, span, "message"));
        let found = to_json(&diagnostics, &Sources::default());
        assert_eq!(
            found,
            json!([{
                "code": "name-changed", "severity": "note", "message": "message",
                "label": null, "help": null, "path": null,
                "line": null, "column": null, "end_line": null, "end_column": null,
            }])
        );
    }
}
