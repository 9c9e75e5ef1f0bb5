//! A comparison as people and programs read it. Every format is a function of one [`Report`].
//!
//! What stands in pages is data: each format escapes it, so that no page can give orders to a
//! terminal, a comment or a workflow.

mod annotations;
mod build;
mod changelog;
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
pub use changelog::changelog;
pub use json::json;
pub use markdown::markdown;
pub use rules::{explain, rules_list, rules_page};
pub use sarif::sarif;
pub use text::text;

use super::{Change, Rust, Severity, Wire};
use crate::report::{Accepted, StaleAllow};

/// A comparison with all that is said about it.
#[derive(Clone, Debug)]
pub struct Report {
    /// The older state.
    pub old: Named,
    /// The newer state.
    pub new: Named,
    /// The changes, sorted by [`sort`].
    pub findings: Vec<Finding>,
    /// The version bump that all changes ask for.
    pub bump: Rust,
    /// The worst verdict of all changes for those who talk to the API.
    pub wire: Wire,
    /// The lowest version that the bump may lead to, where the old one is known.
    pub suggested_version: Option<String>,
    /// What was asked of the changes.
    pub gates: Vec<Gate>,
    /// What is wrong with the entries that accept changes.
    pub stale: Vec<StaleAllow>,
}

/// A state, as people are told of it.
#[derive(Clone, Debug, Serialize)]
pub struct Named {
    /// Its name.
    pub name: String,
    /// The version of the package, where it is known.
    pub version: Option<String>,
    /// What stands before the paths of its places and is no part of them, such as `HEAD:`.
    #[serde(skip)]
    pub prefix: String,
}

/// A change, and what follows from it.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The change.
    pub change: Change,
    /// Why it was accepted, if it was.
    pub accepted: Option<Accepted>,
    /// Whether it makes the comparison fail.
    pub fails: bool,
}

/// Something that was asked of the changes.
#[derive(Clone, Debug, Serialize)]
pub struct Gate {
    /// As it was asked: `rust:major`, `version`.
    pub name: String,
    /// Whether it failed.
    pub failed: bool,
    /// How it went.
    pub message: String,
}

/// The groups of a report, the gravest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Group {
    /// It breaks clients or code.
    Breaking,
    /// It may break clients.
    Risky,
    /// It breaks nobody.
    Compatible,
    /// Only the words of a description or an example are others.
    Documentation,
    /// It means nothing to anyone.
    Silent,
}

/// How many changes of each group there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Changes that break clients or code.
    pub breaking: usize,
    /// Changes that may break clients.
    pub risky: usize,
    /// Changes that break nobody.
    pub compatible: usize,
    /// Changes of descriptions and examples.
    pub documentation: usize,
    /// Changes that mean nothing.
    pub silent: usize,
    /// How many of all these were accepted.
    pub accepted: usize,
}

impl Group {
    /// All groups, the gravest first.
    pub const ALL: [Self; 5] = [
        Self::Breaking,
        Self::Risky,
        Self::Compatible,
        Self::Documentation,
        Self::Silent,
    ];

    /// The group of a change.
    pub fn of(change: &Change) -> Self {
        let name = change.rule.info().name;
        match change.severity() {
            Severity::Breaking => Self::Breaking,
            Severity::Risky => Self::Risky,
            Severity::Silent => Self::Silent,
            Severity::Compatible
                if name.ends_with("-description-changed") || name.ends_with("-example-changed") =>
            {
                Self::Documentation
            }
            Severity::Compatible => Self::Compatible,
        }
    }

    /// The word for the group.
    pub fn name(self) -> &'static str {
        match self {
            Self::Breaking => "breaking",
            Self::Risky => "risky",
            Self::Compatible => "compatible",
            Self::Documentation => "documentation",
            Self::Silent => "silent",
        }
    }

    /// Whether its changes are told one by one to who does not ask for all.
    fn is_told(self) -> bool {
        self <= Self::Compatible
    }
}

/// Puts changes in the order of all reports: by group, by what changed, and by rule.
pub fn sort(changes: &mut [Change]) {
    changes.sort_by(|a, b| {
        let key = |change: &Change| (Group::of(change), change.rule);
        key(a)
            .0
            .cmp(&key(b).0)
            .then_with(|| (&a.subject, &a.member).cmp(&(&b.subject, &b.member)))
            .then_with(|| key(a).1.cmp(&key(b).1))
            .then_with(|| (&a.message, &a.old, &a.new).cmp(&(&b.message, &b.old, &b.new)))
    });
}

impl Finding {
    /// The group of the change.
    pub fn group(&self) -> Group {
        Group::of(&self.change)
    }
}

impl Report {
    /// How many changes of each group there are.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for finding in &self.findings {
            *match finding.group() {
                Group::Breaking => &mut counts.breaking,
                Group::Risky => &mut counts.risky,
                Group::Compatible => &mut counts.compatible,
                Group::Documentation => &mut counts.documentation,
                Group::Silent => &mut counts.silent,
            } += 1;
            counts.accepted += usize::from(finding.accepted.is_some());
        }
        counts
    }

    /// Whether anything that was asked of the changes failed.
    pub fn has_failed(&self) -> bool {
        self.gates.iter().any(|gate| gate.failed)
    }

    /// The changes of a group, those that were accepted apart from the others.
    fn of(&self, group: Group, accepted: bool) -> Vec<&Finding> {
        let findings = self.findings.iter();
        findings
            .filter(|finding| finding.group() == group && finding.accepted.is_some() == accepted)
            .collect()
    }
}
