//! SARIF 2.1.0, for services that show the findings of analysers.

use serde_json::{Value, json};

use super::words::{is_form, sentence, verdicts};
use super::{Finding, Group, Report};
use crate::check::diff::RULES;
use crate::report::{plain, sarif};

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
    let rules = RULES
        .iter()
        .map(|info| [info.name, info.meaning, info.reason]);
    sarif::log(rules, results)
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
            sarif::location(path, at, &change.name())
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
    if let Some(accepted) = &finding.accepted {
        sarif::suppress(&mut result, &accepted.reason);
    }
    result
}
