//! For programs; `docs/lint-report.md` says what every field means.

use serde::Serialize;

use super::{Counts, Report};
use crate::diagnostics::Severity;
use crate::report::{Accepted, Place, StaleAllow};
use crate::source::shown_json;

/// The version of the object; it rises when its readers would have to change.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Object<'r> {
    version: u32,
    failed: bool,
    fail_on: Option<Severity>,
    counts: Counts,
    stale_allows: &'r [StaleAllow],
    findings: Vec<Entry<'r>>,
}

#[derive(Serialize)]
struct Entry<'r> {
    rule: &'static str,
    level: Severity,
    subject: &'r str,
    member: Option<&'r str>,
    message: &'r str,
    help: Option<&'r str>,
    place: Option<&'r Place>,
    accepted: Option<&'r Accepted>,
    fails: bool,
}

/// The report as one JSON object that ends with a line break; it has every finding.
///
/// # Errors
///
/// None that a report can cause.
pub fn json(report: &Report) -> serde_json::Result<String> {
    let findings = report.findings.iter().map(|judged| {
        let finding = &judged.finding;
        Entry {
            rule: finding.rule.info().name,
            level: finding.level,
            subject: &finding.subject,
            member: finding.member.as_deref(),
            message: &finding.message,
            help: finding.help.as_deref(),
            place: finding.place.as_ref(),
            accepted: judged.accepted.as_ref(),
            fails: judged.fails,
        }
    });
    let object = Object {
        version: VERSION,
        failed: report.has_failed(),
        fail_on: report.fail_on,
        counts: report.counts(),
        stale_allows: &report.stale,
        findings: findings.collect(),
    };
    let json = serde_json::to_string_pretty(&object)?;
    Ok(shown_json(&json) + "\n")
}
