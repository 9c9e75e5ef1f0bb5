//! For programs; `docs/diff-report.md` says what every field means.

use serde::Serialize;

use super::{Counts, Gate, Group, Named, Report};
use crate::check::diff::{Direction, Rust, Wire};
use crate::report::{Accepted, Place, StaleAllow};

/// The version of the object; it rises when its readers would have to change.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Object<'r> {
    version: u32,
    old: &'r Named,
    new: &'r Named,
    bump: Rust,
    wire: Wire,
    suggested_version: Option<&'r str>,
    failed: bool,
    counts: Counts,
    gates: &'r [Gate],
    stale_allows: &'r [StaleAllow],
    changes: Vec<Entry<'r>>,
}

#[derive(Serialize)]
struct Entry<'r> {
    rule: &'static str,
    severity: Group,
    subject: &'r str,
    member: Option<&'r str>,
    message: &'r str,
    rust: Rust,
    wire: Wire,
    wire_request: Wire,
    wire_response: Wire,
    direction: Direction,
    operations: &'r [String],
    old: Option<&'r Place>,
    new: Option<&'r Place>,
    accepted: Option<&'r Accepted>,
    fails: bool,
}

/// The report as one JSON object that ends with a line break; it has every change.
///
/// # Errors
///
/// None that a report can cause.
pub fn json(report: &Report) -> serde_json::Result<String> {
    let changes = report.findings.iter().map(|finding| {
        let change = &finding.change;
        Entry {
            rule: change.rule.info().name,
            severity: finding.group(),
            subject: &change.subject,
            member: change.member.as_deref(),
            message: &change.message,
            rust: change.verdict.rust,
            wire: change.wire(),
            wire_request: change.verdict.request,
            wire_response: change.verdict.response,
            direction: change.direction,
            operations: &change.operations,
            old: change.old.as_ref(),
            new: change.new.as_ref(),
            accepted: finding.accepted.as_ref(),
            fails: finding.fails,
        }
    });
    let object = Object {
        version: VERSION,
        old: &report.old,
        new: &report.new,
        bump: report.bump,
        wire: report.wire,
        suggested_version: report.suggested_version.as_deref(),
        failed: report.has_failed(),
        counts: report.counts(),
        gates: &report.gates,
        stale_allows: &report.stale,
        changes: changes.collect(),
    };
    let json = serde_json::to_string_pretty(&object)?;
    Ok(crate::source::shown_json(&json) + "\n")
}
