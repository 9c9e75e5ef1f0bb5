//! Reports as plain data.

use serde::Serialize;

use super::allow::{Acceptance, Accepted, StaleAllow};
use super::reportable::{Reportable, Section};

/// Findings and what follows from them.
#[derive(Clone, Debug)]
pub struct Report<F: Reportable> {
    /// The findings, in the order in which they are listed.
    pub findings: Vec<Reported<F>>,
    /// The conditions that the findings had to meet.
    pub gates: Vec<Gate>,
    /// The allow entries that accept nothing.
    pub stale: Vec<StaleAllow>,
    /// The older and the newer state, where two are compared.
    pub states: Option<[StateName; 2]>,
    /// What only reports of this kind have.
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

/// A condition that the findings had to meet.
#[derive(Clone, Debug, Serialize)]
pub struct Gate {
    /// As it was given: `rust:major`, `version`.
    pub name: String,
    /// Whether it failed.
    pub failed: bool,
    /// The result, in a few words.
    pub message: String,
}

/// A compared state, as reports name it.
#[derive(Clone, Debug, Serialize)]
pub struct StateName {
    /// Its name.
    pub name: String,
    /// The version of its package, where it is known.
    pub version: Option<String>,
    /// The prefix of its places that is not part of a path, such as `HEAD:`.
    #[serde(skip)]
    pub prefix: String,
}

impl<F: Reportable> Report<F> {
    /// A report about one state; `fails` is asked about the findings that no entry accepts.
    pub fn new(
        findings: Vec<F>,
        acceptance: Acceptance,
        gates: Vec<Gate>,
        fails: impl Fn(&F) -> bool,
        summary: F::Summary,
    ) -> Self {
        let findings = findings.into_iter().zip(acceptance.accepted);
        Self {
            findings: findings
                .map(|(finding, accepted)| Reported {
                    fails: accepted.is_none() && fails(&finding),
                    accepted,
                    finding,
                })
                .collect(),
            gates,
            stale: acceptance.stale,
            states: None,
            summary,
        }
    }

    /// Whether a gate failed.
    pub fn has_failed(&self) -> bool {
        self.gates.iter().any(|gate| gate.failed)
    }

    /// How many findings meet a condition.
    pub fn count(&self, is_counted: impl Fn(&Reported<F>) -> bool) -> usize {
        self.findings.iter().filter(|it| is_counted(it)).count()
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

    /// How many unlisted findings there are of each rule; `None` where there are none.
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

    /// The part of a place's path that names its state; `old` or the newer one.
    pub(super) fn prefix(&self, old: bool) -> &str {
        match &self.states {
            Some([state, _]) if old => &state.prefix,
            Some([_, state]) => &state.prefix,
            None => "",
        }
    }
}

impl<F: Reportable> Reported<F> {
    /// Whether it is listed by itself.
    pub(super) fn is_listed(&self, verbose: bool) -> bool {
        verbose || self.finding.is_listed(self.fails)
    }
}
