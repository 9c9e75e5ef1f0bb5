//! SARIF 2.1.0, for services that show the findings of analysers.

use serde_json::{Value, json};

use super::words::sentence;
use super::{Judged, Report};
use crate::check::lint::RULES;
use crate::report::{plain, sarif};

/// The report as a SARIF log that ends with a line break. Findings that were accepted are
/// suppressed.
///
/// # Errors
///
/// None that a report can cause.
pub fn sarif(report: &Report) -> serde_json::Result<String> {
    let rules = RULES
        .iter()
        .map(|info| [info.name, info.meaning, info.reason]);
    sarif::log(rules, report.findings.iter().map(result).collect())
}

fn result(judged: &Judged) -> Value {
    let finding = &judged.finding;
    let rule = finding.rule.info();
    let index = RULES.iter().position(|info| info.rule == finding.rule);
    let locations: Vec<Value> = finding
        .place
        .iter()
        .map(|at| sarif::location(&at.path, at, &finding.name()))
        .collect();
    let mut result = json!({
        "ruleId": rule.name,
        "ruleIndex": index,
        "level": finding.level,
        "message": {"text": plain(&sentence(finding))},
        "locations": locations,
        "partialFingerprints": {
            "finding/v1": format!("{}:{}", rule.name, sentence(finding)),
        },
    });
    if let Some(accepted) = &judged.accepted {
        sarif::suppress(&mut result, &accepted.reason);
    }
    result
}
