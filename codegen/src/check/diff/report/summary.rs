//! The outcome of a comparison as a whole.

use serde::Serialize;

use crate::check::diff::change::{Category, Change};
use crate::check::diff::verdict::{SemverBump, Wire};
use crate::report::{Gate, Reported, StateName, Summary};

/// The outcome of a comparison.
#[derive(Clone, Debug, Serialize)]
pub struct DiffSummary {
    /// The older state.
    pub old: StateName,
    /// The newer state.
    pub new: StateName,
    /// The semver bump that all changes together require.
    pub bump: SemverBump,
    /// The worst verdict of all changes for clients of the API.
    pub wire: Wire,
    /// The lowest version that satisfies the bump, if the old one is known.
    pub suggested_version: Option<String>,
    /// Whether a gate failed.
    pub failed: bool,
    /// The number of changes.
    pub counts: ChangeCounts,
    /// The conditions that the changes had to meet.
    pub gates: Vec<Gate>,
}

/// The number of changes of each class.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ChangeCounts {
    /// Those that break clients or code.
    pub breaking: usize,
    /// Those that may break clients.
    pub risky: usize,
    /// Those that break nothing.
    pub compatible: usize,
    /// Those of descriptions and examples.
    pub documentation: usize,
    /// Those without effect.
    pub silent: usize,
    /// Accepted ones, of any class.
    pub accepted: usize,
}

impl ChangeCounts {
    pub(super) fn of(changes: &[Reported<Change>]) -> Self {
        let mut counts = Self::default();
        for Reported {
            finding, accepted, ..
        } in changes
        {
            *match finding.category() {
                Category::Breaking => &mut counts.breaking,
                Category::Risky => &mut counts.risky,
                Category::Compatible => &mut counts.compatible,
                Category::Documentation => &mut counts.documentation,
                Category::Silent => &mut counts.silent,
            } += 1;
            counts.accepted += usize::from(accepted.is_some());
        }
        counts
    }

    fn without_silent(&self) -> usize {
        self.breaking + self.risky + self.compatible + self.documentation
    }
}

impl Summary for DiffSummary {
    fn headline(&self) -> String {
        let counts = &self.counts;
        match (counts.without_silent(), counts.silent) {
            (0, 0) => return "no changes".to_owned(),
            (0, silent) => return format!("no changes in meaning ({silent} without effect)"),
            _ => {}
        }
        let parts: Vec<String> = [
            (counts.breaking, "breaking"),
            (counts.risky, "risky"),
            (counts.compatible, "compatible"),
            (counts.documentation, "documentation"),
            (counts.accepted, "accepted"),
        ]
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| format!("{count} {word}"))
        .collect();
        let (bump, wire) = (self.bump.name(), self.wire.name());
        format!("{bump} bump, wire {wire}: {}", parts.join(", "))
    }

    fn note(&self) -> Option<String> {
        let was = self.old.version.as_deref()?;
        let suggested = self.suggested_version.as_deref()?;
        let now = self.new.version.as_ref();
        let now = now.map_or(String::new(), |now| format!(", is {now}"));
        let has_changes = self.counts.without_silent() + self.counts.silent > 0;
        has_changes.then(|| format!("version: was {was}{now}, at least {suggested}"))
    }

    fn gates(&self) -> &[Gate] {
        &self.gates
    }

    fn states(&self) -> Option<[&StateName; 2]> {
        Some([&self.old, &self.new])
    }
}
