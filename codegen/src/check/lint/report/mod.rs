//! The report of `lint`.

use serde::Serialize;

use super::finding::Finding;
use super::rules::RULES;
use crate::diagnostics::Severity;
use crate::report::{
    AllowList, Gate, Kind, Place, Places, Report, ReportInfo, Reportable, Reported, RuleInfo,
    RuleTable, Section, Summary, counted,
};

#[cfg(test)]
mod tests;

/// The threshold, and the accepted findings.
#[derive(Clone, Debug, Default)]
pub struct ReportOptions {
    /// The lowest severity that fails the run; `None` if none does.
    pub fail_on: Option<Severity>,
    /// The entries that accept findings.
    pub allows: AllowList,
}

/// The outcome of a run.
#[derive(Clone, Debug, Serialize)]
pub struct LintSummary {
    /// Whether a finding fails the run.
    pub failed: bool,
    /// The lowest severity that fails the run; `None` if none does.
    pub fail_on: Option<Severity>,
    /// The number of findings.
    pub counts: FindingCounts,
    #[serde(skip)]
    gates: Vec<Gate>,
}

/// The number of findings of each severity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct FindingCounts {
    /// Errors, accepted ones included.
    pub errors: usize,
    /// Warnings, accepted ones included.
    pub warnings: usize,
    /// Notes, accepted ones included.
    pub notes: usize,
    /// Accepted findings, of any severity.
    pub accepted: usize,
    /// Findings that fail the run.
    pub failing: usize,
}

/// The report about findings, which are in the order of [`super::lint`].
pub fn report(findings: Vec<Finding>, options: &ReportOptions) -> Report<Finding> {
    let acceptance = options.allows.accept(&findings);
    let fail_on = options.fail_on;
    // The most severe severity comes first.
    let fails = |finding: &Finding| fail_on.is_some_and(|severity| finding.severity <= severity);
    let findings = Reported::all(findings, acceptance.accepted, fails);
    let counts = FindingCounts::of(&findings);
    let gate = fail_on.map(|severity| gate(severity, counts.failing));
    Report {
        findings,
        stale: acceptance.stale,
        summary: LintSummary {
            failed: counts.failing > 0,
            fail_on,
            counts,
            gates: gate.into_iter().collect(),
        },
    }
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

impl FindingCounts {
    fn of(findings: &[Reported<Finding>]) -> Self {
        let mut counts = Self::default();
        for reported in findings {
            *match reported.finding.severity {
                Severity::Error => &mut counts.errors,
                Severity::Warning => &mut counts.warnings,
                Severity::Note => &mut counts.notes,
            } += 1;
            counts.accepted += usize::from(reported.accepted.is_some());
            counts.failing += usize::from(reported.fails);
        }
        counts
    }
}

impl Summary for LintSummary {
    fn headline(&self) -> String {
        let counts = &self.counts;
        let found = counted([counts.errors, counts.warnings, counts.notes]);
        let found = found.unwrap_or_else(|| "no findings".to_owned());
        match counts.accepted {
            0 => found,
            accepted => format!("{found}, {accepted} of them accepted"),
        }
    }

    fn gates(&self) -> &[Gate] {
        &self.gates
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

    const SECTIONS: &'static [Section] = Section::OF_SEVERITIES;

    fn rule(&self) -> &'static RuleInfo {
        self.rule.info()
    }

    fn section(&self) -> &'static Section {
        Section::of(self.severity)
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
