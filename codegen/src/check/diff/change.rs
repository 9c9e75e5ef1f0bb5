//! What changed, as plain data.

use serde::Serialize;

use super::rules::Rule;
use super::verdict::{Direction, Rust, Verdict, Wire};
use crate::report::{Acceptable, Place};

/// One change, at the thing that changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// What kind of change it is.
    pub rule: Rule,
    /// The model as the configuration names it, or the id of the operation.
    pub subject: String,
    /// The documented name of the field, the value or the arm; `None` for the subject itself.
    pub member: Option<String>,
    /// What was and what is, in a few words.
    pub message: String,
    /// Where it stood before.
    pub old: Option<Place>,
    /// Where it stands now.
    pub new: Option<Place>,
    /// How much it matters, by the rule and what is special about the place.
    pub verdict: Verdict,
    /// Which way values of the model travel.
    pub direction: Direction,
    /// The names of the operations that it reaches, sorted.
    pub operations: Vec<String>,
}

/// How grave a change is, over both verdicts; the order is that of reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// It breaks clients or code.
    Breaking,
    /// It may break clients.
    Risky,
    /// It adds or changes something that breaks nobody.
    Compatible,
    /// It means nothing to anyone.
    Silent,
}

impl Change {
    /// The verdict for the wire, for the ways that values travel.
    pub fn wire(&self) -> Wire {
        self.verdict.wire(self.direction)
    }

    /// How grave the change is.
    pub fn severity(&self) -> Severity {
        match (self.verdict.rust, self.wire()) {
            (Rust::Major, _) | (_, Wire::Breaking) => Severity::Breaking,
            (_, Wire::Risky) => Severity::Risky,
            (Rust::None, Wire::None) => Severity::Silent,
            _ => Severity::Compatible,
        }
    }

    /// What changed: the member behind its subject.
    pub fn name(&self) -> String {
        match &self.member {
            Some(member) => format!("{}.{member}", self.subject),
            None => self.subject.clone(),
        }
    }
}

impl Acceptable for Change {
    fn rule(&self) -> &'static str {
        self.rule.info().name
    }

    fn subject(&self) -> &str {
        &self.subject
    }

    fn member(&self) -> Option<&str> {
        self.member.as_deref()
    }
}
