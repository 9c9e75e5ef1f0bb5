//! SARIF 2.1.0, for services that show the findings of static analysis.

use serde_json::{Value, json};

use super::definition::Format;
use crate::report::line::one_line;
use crate::report::model::{Report, Reported};
use crate::report::place::Place;
use crate::report::reportable::{Kind, Places, Reportable};
use crate::source::shown_json;

pub(super) const fn format<F: Reportable>() -> Format<F> {
    Format {
        name: "sarif",
        help: "SARIF 2.1.0, for services that show findings",
        serves: &[Kind::Diff, Kind::Lint, Kind::Diagnostics],
        render: |report, _| sarif(report),
    }
}

/// A log with one run; accepted findings are suppressed.
fn sarif<F: Reportable>(report: &Report<F>) -> serde_json::Result<String> {
    let rules: Vec<Value> = F::RULES
        .rules
        .iter()
        .map(|rule| {
            json!({
                "id": rule.name,
                "shortDescription": {"text": rule.meaning},
                "fullDescription": {"text": rule.reason},
            })
        })
        .collect();
    let shown = report.findings.iter();
    let shown = shown.filter(|it| !it.finding.is_formatting());
    let results: Vec<Value> = shown.map(|it| result(it, report)).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "markdown-codegen",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    let json = serde_json::to_string_pretty(&log)?;
    Ok(shown_json(&json) + "\n")
}

fn result<F: Reportable>(reported: &Reported<F>, report: &Report<F>) -> Value {
    let finding = &reported.finding;
    let name = finding.rule().name;
    let mut message = finding.sentence();
    if let Some(verdicts) = finding.verdicts() {
        message.push_str(&format!(" [{verdicts}]"));
    }
    let at = match finding.places() {
        Places::One(at) => at.map(|at| (at, "")),
        Places::Two { new: Some(at), .. } => Some((at, report.prefix(false))),
        // Removed items have their old position.
        Places::Two { old, new: None } => old.map(|at| (at, report.prefix(true))),
    };
    let locations: Vec<Value> = at
        .into_iter()
        .map(|(at, prefix)| location(at, prefix, &finding.name()))
        .collect();
    let mut result = json!({
        "ruleId": name,
        "ruleIndex": F::RULES.names().position(|other| other == name),
        "level": finding.severity(),
        "message": {"text": one_line(&message)},
        "locations": locations,
        "partialFingerprints": {
            (F::INFO.fingerprint): format!("{name}:{}", finding.fingerprint()),
        },
    });
    if let (Some(accepted), Some(object)) = (&reported.accepted, result.as_object_mut()) {
        let suppression = json!([{"kind": "external", "justification": accepted.reason}]);
        object.insert("suppressions".to_owned(), suppression);
    }
    result
}

fn location(at: &Place, prefix: &str, name: &str) -> Value {
    let path = at.path.strip_prefix(prefix).unwrap_or(&at.path);
    json!({
        "physicalLocation": {
            "artifactLocation": {"uri": uri(path)},
            "region": {"startLine": at.line.max(1), "startColumn": at.column.max(1)},
        },
        "logicalLocations": [{"fullyQualifiedName": name}],
    })
}

/// The path as a URI reference.
fn uri(path: &str) -> String {
    let mut uri = String::new();
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' | b'~' => {
                uri.push(char::from(byte));
            }
            byte => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}
