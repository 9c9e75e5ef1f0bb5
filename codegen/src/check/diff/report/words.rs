//! Words that several formats share.

use std::collections::BTreeMap;

use super::{Counts, Finding, Group, Report};
use crate::check::diff::Change;

/// How many operations are named.
const NAMED: usize = 3;

/// The verdict in a line.
pub(super) fn verdict(report: &Report) -> String {
    let Counts {
        breaking,
        risky,
        compatible,
        documentation,
        silent,
        accepted,
    } = report.counts();
    if report.findings.is_empty() {
        return "no changes".to_owned();
    }
    if silent == report.findings.len() {
        return format!("no changes in meaning ({silent} without one)");
    }
    let mut parts = Vec::new();
    for (count, word) in [
        (breaking, "breaking"),
        (risky, "risky"),
        (compatible, "compatible"),
        (documentation, "documentation"),
        (accepted, "accepted"),
    ] {
        if count > 0 {
            parts.push(format!("{count} {word}"));
        }
    }
    format!(
        "{} bump, wire {}: {}",
        report.bump.name(),
        report.wire.name(),
        parts.join(", ")
    )
}

/// Where the versions lead, if anything is known about them.
pub(super) fn versions(report: &Report) -> Option<String> {
    let old = report.old.version.as_deref()?;
    let suggested = report.suggested_version.as_deref()?;
    let new = report.new.version.as_deref();
    let now = new.map_or(String::new(), |new| format!(", is {new}"));
    Some(format!("version: was {old}{now}, at least {suggested}"))
}

/// The verdicts about a change, with the way that counts for models.
pub(super) fn verdicts(change: &Change) -> String {
    let (rust, wire) = (change.verdict.rust.name(), change.wire().name());
    if change.rule.info().name.starts_with("operation-") {
        format!("rust {rust}, wire {wire}")
    } else {
        format!("rust {rust}, wire {wire} ({})", change.direction.name())
    }
}

/// What stands between the name of what changed and the message about it.
pub(super) fn joint(change: &Change) -> &'static str {
    let first = change.message.split(' ').next().unwrap_or_default();
    let is_verb = matches!(
        first,
        "is" | "was"
            | "has"
            | "had"
            | "took"
            | "takes"
            | "returned"
            | "returns"
            | "implements"
            | "may"
            | "must"
            | "no"
    );
    if is_verb { " " } else { ": " }
}

/// A change in a sentence without a full stop.
pub(super) fn sentence(change: &Change) -> String {
    format!("{}{}{}", change.name(), joint(change), change.message)
}

/// The operations that a change reaches; `None` where it is about an operation, or reaches none.
pub(super) fn reaches(change: &Change, show: impl Fn(&str) -> String) -> Option<String> {
    let operations = &change.operations;
    if operations.is_empty() || operations.as_slice() == [change.subject.clone()] {
        return None;
    }
    let mut names: Vec<String> = operations
        .iter()
        .take(NAMED)
        .map(|name| show(name))
        .collect();
    if operations.len() > NAMED {
        names.push("…".to_owned());
    }
    let noun = if operations.len() == 1 {
        "operation"
    } else {
        "operations"
    };
    Some(format!(
        "reaches {} {noun}: {}",
        operations.len(),
        names.join(", ")
    ))
}

/// How many changes of some groups there are for each rule, in the order of the rules.
pub(super) fn by_rule<'f>(findings: impl IntoIterator<Item = &'f Finding>) -> String {
    let mut rules = BTreeMap::new();
    for finding in findings {
        *rules.entry(finding.change.rule).or_insert(0) += 1;
    }
    let parts = rules
        .into_iter()
        .map(|(rule, count): (_, usize)| format!("{count} {}", rule.info().name));
    parts.collect::<Vec<_>>().join(", ")
}

/// The changes that are told by their number only.
pub(super) fn untold(report: &Report) -> Vec<&Finding> {
    let mut findings = report.of(Group::Documentation, false);
    findings.extend(
        report
            .of(Group::Silent, false)
            .into_iter()
            .filter(|finding| !is_form(finding)),
    );
    findings
}

/// Whether a change is one of the form of a page only.
pub(super) fn is_form(finding: &Finding) -> bool {
    use crate::check::diff::Rule;
    matches!(finding.change.rule, Rule::FormatOnly | Rule::DocLinkChanged)
}
