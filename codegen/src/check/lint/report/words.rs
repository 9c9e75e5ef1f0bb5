//! Words that several formats share.

use std::collections::BTreeMap;

use super::{Counts, Judged, Report};
use crate::check::lint::Finding;

/// The verdict in a line.
pub(super) fn verdict(report: &Report) -> String {
    let Counts {
        errors,
        warnings,
        notes,
        accepted,
        failing: _,
    } = report.counts();
    if report.findings.is_empty() {
        return "no findings".to_owned();
    }
    let count = |count: usize, one: &str| match count {
        1 => format!("1 {one}"),
        count => format!("{count} {one}s"),
    };
    let mut parts = Vec::new();
    for (number, word) in [(errors, "error"), (warnings, "warning"), (notes, "note")] {
        if number > 0 {
            parts.push(count(number, word));
        }
    }
    if accepted > 0 {
        parts.push(format!("{accepted} of them accepted"));
    }
    parts.join(", ")
}

/// What was asked of the findings, and how it went; `None` where nothing was asked.
pub(super) fn gate(report: &Report) -> Option<String> {
    let level = report.fail_on?.name();
    let failing = match report.counts().failing {
        0 => "no finding".to_owned(),
        1 => "1 finding".to_owned(),
        count => format!("{count} findings"),
    };
    Some(format!("{level}: {failing}"))
}

/// A finding in a sentence without a full stop.
pub(super) fn sentence(finding: &Finding) -> String {
    format!("{}: {}", finding.name(), finding.message)
}

/// How many findings there are for each rule, in the order of the rules.
pub(super) fn by_rule<'f>(findings: impl IntoIterator<Item = &'f Judged>) -> String {
    let mut rules = BTreeMap::new();
    for judged in findings {
        *rules.entry(judged.finding.rule).or_insert(0) += 1;
    }
    let parts = rules
        .into_iter()
        .map(|(rule, count): (_, usize)| format!("{count} {}", rule.info().name));
    parts.collect::<Vec<_>>().join(", ")
}
