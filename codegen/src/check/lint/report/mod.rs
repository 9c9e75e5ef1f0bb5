//! The report of `lint`.

use serde::Serialize;

use super::finding::Finding;
use super::rules::RULES;
use crate::diagnostics::Severity;
use crate::report::{
    AllowList, Gate, Kind, Place, Places, Report, ReportInfo, Reportable, RuleInfo, RuleTable,
    Section,
};

#[cfg(test)]
mod tests;

/// The condition that the findings have to meet.
#[derive(Clone, Debug, Default)]
pub struct ReportOptions {
    /// The severity from which on a finding fails the run; `None` if none does.
    pub fail_on: Option<Severity>,
    /// The entries that accept findings.
    pub allows: AllowList,
}

/// The outcome of a run as a whole.
#[derive(Clone, Debug)]
pub struct LintSummary {
    /// The severity from which on a finding fails the run; `None` if none does.
    pub fail_on: Option<Severity>,
}

/// The report about findings, which are in the order of [`super::lint`].
pub fn report(findings: Vec<Finding>, options: &ReportOptions) -> Report<Finding> {
    let acceptance = options.allows.accept(&findings);
    let fail_on = options.fail_on;
    // Severities are ordered from the most severe on.
    let fails = |finding: &Finding| fail_on.is_some_and(|severity| finding.severity <= severity);
    let failing = findings.iter().zip(&acceptance.accepted);
    let failing = failing.filter(|(finding, accepted)| accepted.is_none() && fails(finding));
    let gate = fail_on.map(|severity| gate(severity, failing.count()));
    let gates = gate.into_iter().collect();
    Report::new(findings, acceptance, gates, fails, LintSummary { fail_on })
}

fn gate(severity: Severity, failing: usize) -> Gate {
    let severity = severity.name();
    Gate {
        name: "lint".to_owned(),
        failed: failing > 0,
        message: match failing {
            0 => format!("{severity}: no finding"),
            1 => format!("{severity}: 1 finding"),
            count => format!("{severity}: {count} findings"),
        },
    }
}

const fn section(severity: Severity, title: &'static str) -> Section {
    Section {
        name: severity.name(),
        title,
        severity,
        muted: false,
    }
}

static SECTIONS: [Section; 3] = [
    section(Severity::Error, "Errors"),
    section(Severity::Warning, "Warnings"),
    section(Severity::Note, "Notes"),
];

#[derive(Serialize)]
struct Head {
    failed: bool,
    fail_on: Option<Severity>,
    counts: Counts,
}

#[derive(Serialize)]
struct Counts {
    errors: usize,
    warnings: usize,
    notes: usize,
    accepted: usize,
    failing: usize,
}

#[derive(Serialize)]
struct Fields<'f> {
    rule: &'static str,
    level: Severity,
    subject: &'f str,
    member: Option<&'f str>,
    message: &'f str,
    help: Option<&'f str>,
    place: Option<&'f Place>,
}

impl Counts {
    fn of(report: &Report<Finding>) -> Self {
        let count = |severity| report.count(|it| it.finding.severity == severity);
        Self {
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            notes: count(Severity::Note),
            accepted: report.count(|it| it.accepted.is_some()),
            failing: report.count(|it| it.fails),
        }
    }
}

impl Reportable for Finding {
    type Summary = LintSummary;

    const INFO: ReportInfo = ReportInfo {
        kind: Kind::Lint,
        title: "API pages",
        noun: ["finding", "findings"],
        fingerprint: "finding/v1",
        names_gates: false,
        version: 1,
    };

    const RULES: RuleTable = RULES;

    const SECTIONS: &'static [Section] = &SECTIONS;

    fn rule(&self) -> &'static RuleInfo {
        self.rule.info()
    }

    fn section(&self) -> &'static Section {
        let [errors, warnings, notes] = &SECTIONS;
        match self.severity {
            Severity::Error => errors,
            Severity::Warning => warnings,
            Severity::Note => notes,
        }
    }

    fn subject(&self) -> &str {
        &self.subject
    }

    fn member(&self) -> Option<&str> {
        self.member.as_deref()
    }

    fn message(&self) -> &str {
        &self.message
    }

    fn help(&self) -> Option<&str> {
        self.help.as_deref()
    }

    fn places(&self) -> Places<'_> {
        Places::One(self.place.as_ref())
    }

    fn is_listed(&self, fails: bool) -> bool {
        fails || self.severity < Severity::Note
    }

    fn headline(report: &Report<Self>) -> String {
        let counts = Counts::of(report);
        let mut parts: Vec<String> = [
            (counts.errors, "error"),
            (counts.warnings, "warning"),
            (counts.notes, "note"),
        ]
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, noun)| format!("{count} {noun}{}", if count == 1 { "" } else { "s" }))
        .collect();
        if counts.accepted > 0 {
            parts.push(format!("{} of them accepted", counts.accepted));
        }
        if parts.is_empty() {
            "no findings".to_owned()
        } else {
            parts.join(", ")
        }
    }

    fn report_fields(report: &Report<Self>) -> impl Serialize {
        Head {
            failed: report.has_failed(),
            fail_on: report.summary.fail_on,
            counts: Counts::of(report),
        }
    }

    fn fields(&self) -> impl Serialize {
        Fields {
            rule: self.rule.info().name,
            level: self.severity,
            subject: &self.subject,
            member: self.member.as_deref(),
            message: &self.message,
            help: self.help.as_deref(),
            place: self.place.as_ref(),
        }
    }

    fn fingerprint(&self) -> String {
        self.sentence()
    }
}
