//! Reports as plain data.

use super::allow::{Accepted, StaleAllow};
use super::reportable::{Reportable, Section};
use super::summary::Summary;

/// Findings and what follows from them.
#[derive(Clone, Debug)]
pub struct Report<F: Reportable> {
    /// The findings, in the order in which they are listed.
    pub findings: Vec<Reported<F>>,
    /// The allow entries that accept nothing.
    pub stale: Vec<StaleAllow>,
    /// The findings as a whole.
    pub summary: F::Summary,
}

/// A finding and what follows from it.
#[derive(Clone, Debug)]
pub struct Reported<F> {
    /// The finding.
    pub finding: F,
    /// The allow entry that accepts it.
    pub accepted: Option<Accepted>,
    /// Whether it makes the command fail.
    pub fails: bool,
}

impl<F: Reportable> Report<F> {
    /// Whether a gate failed.
    pub fn has_failed(&self) -> bool {
        self.summary.gates().iter().any(|gate| gate.failed)
    }

    /// The findings of a section that are listed, without the accepted ones.
    pub(super) fn listed(&self, section: &Section, verbose: bool) -> Vec<&Reported<F>> {
        self.open()
            .filter(|it| it.finding.section() == section && it.is_listed(verbose))
            .collect()
    }

    /// The findings that no entry accepts.
    pub(super) fn open(&self) -> impl Iterator<Item = &Reported<F>> {
        self.findings.iter().filter(|it| it.accepted.is_none())
    }

    /// The findings that an entry accepts.
    pub(super) fn accepted(&self) -> impl Iterator<Item = &Reported<F>> {
        self.findings.iter().filter(|it| it.accepted.is_some())
    }

    /// The number of unlisted findings of each rule; `None` if there are none.
    pub(super) fn unlisted(&self, verbose: bool) -> Option<String> {
        let unlisted: Vec<&str> = self
            .open()
            .filter(|it| !it.is_listed(verbose) && !it.finding.is_formatting())
            .map(|it| it.finding.rule().name)
            .collect();
        let parts: Vec<String> = F::RULES
            .rules
            .iter()
            .map(|rule| (rule.name, unlisted.iter().filter(|it| **it == rule.name)))
            .map(|(name, found)| (name, found.count()))
            .filter(|(_, count)| *count > 0)
            .map(|(name, count)| format!("{count} {name}"))
            .collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }

    /// The prefix of the places in the older or the newer state that is not part of their paths.
    pub(super) fn prefix(&self, old: bool) -> &str {
        match self.summary.states() {
            Some([state, _]) if old => &state.prefix,
            Some([_, state]) => &state.prefix,
            None => "",
        }
    }
}

impl<F: Reportable> Reported<F> {
    /// Findings with the entries that accept them; `fails` is asked about the others.
    pub fn all(
        findings: Vec<F>,
        accepted: Vec<Option<Accepted>>,
        fails: impl Fn(&F) -> bool,
    ) -> Vec<Self> {
        let findings = findings.into_iter().zip(accepted);
        findings
            .map(|(finding, accepted)| Self {
                fails: accepted.is_none() && fails(&finding),
                accepted,
                finding,
            })
            .collect()
    }

    /// Whether it is listed individually.
    pub(super) fn is_listed(&self, verbose: bool) -> bool {
        verbose || self.finding.is_listed(self.fails)
    }
}
