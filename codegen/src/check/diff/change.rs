//! Changes as plain data.

use serde::Serialize;

use super::rules::Rule;
use super::verdict::{Direction, SemverBump, Verdict, Wire};
use crate::diagnostics::Severity;
use crate::report::Place;

/// A change of a model, an operation or a part of one.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The kind of change.
    pub rule: Rule,
    /// The model as the configuration names it, or the id of the operation.
    pub subject: String,
    /// The documented name of the field, value or variant; `None` for the subject itself.
    pub member: Option<String>,
    /// The old and the new state, in a few words.
    pub message: String,
    /// The place in the old state.
    pub old: Option<Place>,
    /// The place in the new state.
    pub new: Option<Place>,
    /// The verdicts of the rule, milder where the circumstances allow it.
    pub verdict: Verdict,
    /// Whether values of the model are sent, received or both.
    pub direction: Direction,
    /// The operations that use the subject, sorted.
    pub operations: Vec<String>,
}

/// The class of a change by both verdicts, in the order of reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Category {
    /// It breaks clients or code.
    Breaking,
    /// It may break clients.
    Risky,
    /// It breaks nothing.
    Compatible,
    /// It changes a description or an example only.
    Documentation,
    /// It has no effect.
    Silent,
}

impl Category {
    /// The lower-case name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Breaking => "breaking",
            Self::Risky => "risky",
            Self::Compatible => "compatible",
            Self::Documentation => "documentation",
            Self::Silent => "silent",
        }
    }

    /// The severity with which its changes are reported.
    pub const fn severity(self) -> Severity {
        match self {
            Self::Breaking => Severity::Error,
            Self::Risky => Severity::Warning,
            Self::Compatible | Self::Documentation | Self::Silent => Severity::Note,
        }
    }
}

impl Change {
    /// The verdict for the wire, in the directions in which values are sent.
    pub fn wire(&self) -> Wire {
        self.verdict.wire(self.direction)
    }

    /// The class of the change.
    pub fn category(&self) -> Category {
        let name = self.rule.info().name;
        let is_documentation =
            name.ends_with("-description-changed") || name.ends_with("-example-changed");
        match (self.verdict.rust, self.wire()) {
            (SemverBump::Major, _) | (_, Wire::Breaking) => Category::Breaking,
            (_, Wire::Risky) => Category::Risky,
            (SemverBump::None, Wire::None) => Category::Silent,
            _ if is_documentation => Category::Documentation,
            _ => Category::Compatible,
        }
    }
}

/// Sorts changes as reports list them: by class, subject and rule.
pub fn sort(changes: &mut [Change]) {
    changes.sort_by(|a, b| {
        let category = a.category().cmp(&b.category());
        category
            .then_with(|| (&a.subject, &a.member).cmp(&(&b.subject, &b.member)))
            .then_with(|| a.rule.cmp(&b.rule))
            .then_with(|| (&a.message, &a.old, &a.new).cmp(&(&b.message, &b.old, &b.new)))
    });
}

/// The semver bump that the changes require. A change on the wire alone requires a release, which is
/// a patch.
pub fn bump<'c>(changes: impl IntoIterator<Item = &'c Change>) -> SemverBump {
    let bump = |change: &Change| match change.verdict.rust {
        SemverBump::None if change.wire() > Wire::None => SemverBump::Patch,
        bump => bump,
    };
    let bumps = changes.into_iter().map(bump);
    bumps.max().unwrap_or(SemverBump::None)
}

/// The most severe wire verdict.
pub fn wire<'c>(changes: impl IntoIterator<Item = &'c Change>) -> Wire {
    let wires = changes.into_iter().map(Change::wire);
    wires.max().unwrap_or(Wire::None)
}
