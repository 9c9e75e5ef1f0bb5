//! SARIF 2.1.0, for services that show the findings of analysers.

use serde_json::{Value, json};

use super::words::{is_form, plain, sentence, verdicts};
use super::{Finding, Group, Report};
use crate::diff::RULES;

/// The report as a SARIF log that ends with a line break. Changes without a meaning are left out,
/// and those that were accepted are suppressed.
///
/// # Errors
///
/// None that a report can cause.
pub fn sarif(report: &Report) -> serde_json::Result<String> {
    let shown: Vec<&Finding> = report
        .findings
        .iter()
        .filter(|finding| !is_form(finding))
        .collect();
    let results: Vec<Value> = shown
        .iter()
        .map(|finding| result(finding, report))
        .collect();
    let rules: Vec<Value> = RULES
        .iter()
        .map(|info| {
            json!({
                "id": info.name,
                "shortDescription": {"text": info.meaning},
                "fullDescription": {"text": info.reason},
            })
        })
        .collect();
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
    Ok(crate::source::shown_json(&json) + "\n")
}

fn result(finding: &Finding, report: &Report) -> Value {
    let change = &finding.change;
    let rule = change.rule.info();
    let level = match finding.group() {
        Group::Breaking => "error",
        Group::Risky => "warning",
        _ => "note",
    };
    let index = RULES.iter().position(|info| info.rule == change.rule);
    let message = format!("{} [{}]", sentence(change), verdicts(change));
    let at = match (&change.new, &change.old) {
        (Some(at), _) => Some((at, &report.new.prefix)),
        // What is gone is shown where it was.
        (None, Some(at)) => Some((at, &report.old.prefix)),
        (None, None) => None,
    };
    let locations: Vec<Value> = at
        .into_iter()
        .map(|(at, prefix)| {
            let path = at.path.strip_prefix(prefix.as_str()).unwrap_or(&at.path);
            json!({
                "physicalLocation": {
                    "artifactLocation": {"uri": uri(path)},
                    "region": {"startLine": at.line.max(1), "startColumn": at.column.max(1)},
                },
                "logicalLocations": [{"fullyQualifiedName": change.name()}],
            })
        })
        .collect();
    let mut result = json!({
        "ruleId": rule.name,
        "ruleIndex": index,
        "level": level,
        "message": {"text": plain(&message)},
        "locations": locations,
        "partialFingerprints": {
            "change/v1": format!("{}:{}", rule.name, change.name()),
        },
    });
    if let (Some(accepted), Some(object)) = (&finding.accepted, result.as_object_mut()) {
        let suppression = json!([{"kind": "external", "justification": accepted.reason}]);
        object.insert("suppressions".to_owned(), suppression);
    }
    result
}

/// A path as a reference of a URI.
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
