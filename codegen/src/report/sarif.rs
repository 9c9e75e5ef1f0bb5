//! SARIF 2.1.0, for services that show the findings of analysers.

use serde_json::{Value, json};

use super::Place;
use crate::source::shown_json;

/// A log of one run of this tool, which ends with a line break. Each rule is its name, what it means
/// and why.
///
/// # Errors
///
/// None that results of texts and numbers can cause.
pub fn log<'r>(
    rules: impl IntoIterator<Item = [&'r str; 3]>,
    results: Vec<Value>,
) -> serde_json::Result<String> {
    let rules: Vec<Value> = rules
        .into_iter()
        .map(|[name, meaning, reason]| {
            json!({
                "id": name,
                "shortDescription": {"text": meaning},
                "fullDescription": {"text": reason},
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
    Ok(shown_json(&json) + "\n")
}

/// The location of what has a name, in a file at a path.
pub fn location(path: &str, at: &Place, name: &str) -> Value {
    json!({
        "physicalLocation": {
            "artifactLocation": {"uri": uri(path)},
            "region": {"startLine": at.line.max(1), "startColumn": at.column.max(1)},
        },
        "logicalLocations": [{"fullyQualifiedName": name}],
    })
}

/// Marks a result as accepted, with the reason.
pub fn suppress(result: &mut Value, reason: &str) {
    if let Some(object) = result.as_object_mut() {
        let suppression = json!([{"kind": "external", "justification": reason}]);
        object.insert("suppressions".to_owned(), suppression);
    }
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
