//! Findings as people and programs read them. Every format is a function of one [`Report`].

mod annotations;
mod build;
mod json;
mod markdown;
mod rules;
mod sarif;
mod text;
mod words;

#[cfg(test)]
mod tests;

use serde::Serialize;

pub use annotations::annotations;
pub use build::Asked;
pub use json::json;
pub use markdown::markdown;
pub use rules::{explain, rules_list, rules_page};
pub use sarif::sarif;
pub use text::text;

use super::Finding;
use crate::diagnostics::Severity;
use crate::report::{Accepted, StaleAllow};

/// The findings with all that is said about them.
#[derive(Clone, Debug)]
pub struct Report {
    /// The findings, in the order of [`super::lint`].
    pub findings: Vec<Judged>,
    /// The level from which on a finding fails the run; `None` where none does.
    pub fail_on: Option<Severity>,
    /// What is wrong with the entries that accept findings.
    pub stale: Vec<StaleAllow>,
}

/// A finding, and what follows from it.
#[derive(Clone, Debug)]
pub struct Judged {
    /// The finding.
    pub finding: Finding,
    /// Why it was accepted, if it was.
    pub accepted: Option<Accepted>,
    /// Whether it makes the run fail.
    pub fails: bool,
}

/// How many findings there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Errors, also those that were accepted.
    pub errors: usize,
    /// Warnings, also those that were accepted.
    pub warnings: usize,
    /// Notes, also those that were accepted.
    pub notes: usize,
    /// How many of all these were accepted.
    pub accepted: usize,
    /// How many of all these make the run fail.
    pub failing: usize,
}

/// The levels, the gravest first.
const LEVELS: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Note];

impl Report {
    /// How many findings there are.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for judged in &self.findings {
            *match judged.finding.level {
                Severity::Error => &mut counts.errors,
                Severity::Warning => &mut counts.warnings,
                Severity::Note => &mut counts.notes,
            } += 1;
            counts.accepted += usize::from(judged.accepted.is_some());
            counts.failing += usize::from(judged.fails);
        }
        counts
    }

    /// Whether a finding makes the run fail.
    pub fn has_failed(&self) -> bool {
        self.findings.iter().any(|judged| judged.fails)
    }

    /// The findings of a level that were not accepted.
    fn of(&self, level: Severity) -> impl Iterator<Item = &Judged> {
        self.findings
            .iter()
            .filter(move |judged| judged.finding.level == level && judged.accepted.is_none())
    }

    /// The findings that were accepted.
    fn accepted(&self) -> impl Iterator<Item = &Judged> {
        let findings = self.findings.iter();
        findings.filter(|judged| judged.accepted.is_some())
    }
}

impl Judged {
    /// Whether it is told by itself to who does not ask for all.
    fn is_told(&self) -> bool {
        self.fails || self.finding.level < Severity::Note
    }
}
