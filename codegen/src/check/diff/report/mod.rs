//! The report of `diff`.

use serde::Serialize;

use super::change::{Category, Change, bump, sort, wire};
use super::rules::{RULES, Rule};
use super::threshold::Threshold;
use super::verdict::{Direction, SemverBump, Wire};
use super::version::Version;
use crate::report::{
    AllowList, Gate, Kind, Place, Places, ReleasePart, Report, ReportInfo, Reportable, Reported,
    RuleInfo, RuleTable, Section, StateName, Summary,
};

#[cfg(test)]
mod tests;

/// The requested thresholds.
#[derive(Clone, Debug, Default)]
pub struct ReportOptions {
    /// The lowest verdicts that fail the comparison.
    pub fail_on: Vec<Threshold>,
    /// Whether the version of the new state must satisfy the required bump.
    pub require_bump: bool,
    /// The entries that accept changes.
    pub allows: AllowList,
}

/// The outcome of a comparison.
#[derive(Clone, Debug, Serialize)]
pub struct DiffSummary {
    /// The older state.
    pub old: StateName,
    /// The newer state.
    pub new: StateName,
    /// The semver bump that all changes together require.
    pub bump: SemverBump,
    /// The most severe wire verdict of all changes.
    pub wire: Wire,
    /// The lowest version that satisfies the bump, if the old one is known.
    pub suggested_version: Option<String>,
    /// Whether a threshold was reached.
    pub failed: bool,
    /// The number of changes.
    pub counts: ChangeCounts,
    /// The requested thresholds.
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

/// The report about the changes from one state to another.
pub fn report(
    [old, new]: [StateName; 2],
    mut changes: Vec<Change>,
    options: &ReportOptions,
) -> Report<Change> {
    sort(&mut changes);
    let acceptance = options.allows.accept(&changes);
    let open: Vec<&Change> = changes
        .iter()
        .zip(&acceptance.accepted)
        .filter_map(|(change, accepted)| accepted.is_none().then_some(change))
        .collect();
    let mut gates: Vec<Gate> = options
        .fail_on
        .iter()
        .map(|threshold| gate(*threshold, &open))
        .collect();
    let required = bump(open.iter().copied());
    let versions = [&old, &new].map(|state| state.version.as_deref().and_then(Version::parse));
    let version = options
        .require_bump
        .then(|| version_gate(&versions, required));
    let is_version_low = version.as_ref().is_some_and(|gate| gate.failed);
    gates.extend(version);

    let fails = |change: &Change| {
        let reaches = |threshold: &Threshold| threshold.is_reached_by(change);
        let requires = required != SemverBump::None && bump([change]) == required;
        options.fail_on.iter().any(reaches) || (is_version_low && requires)
    };
    let (bump, wire) = (bump(&changes), wire(&changes));
    let findings = Reported::all(changes, acceptance.accepted, fails);
    let [old_version, _] = &versions;
    let summary = DiffSummary {
        suggested_version: old_version.as_ref().map(|old| old.after(bump).to_string()),
        old,
        new,
        bump,
        wire,
        failed: gates.iter().any(|gate| gate.failed),
        counts: ChangeCounts::of(&findings),
        gates,
    };
    Report {
        findings,
        stale: acceptance.stale,
        summary,
    }
}

fn gate(threshold: Threshold, open: &[&Change]) -> Gate {
    let reaching = open.iter().filter(|change| threshold.is_reached_by(change));
    let count = reaching.count();
    Gate {
        name: threshold.name(),
        failed: count > 0,
        message: match count {
            0 => "no change".to_owned(),
            1 => "1 change".to_owned(),
            count => format!("{count} changes"),
        },
    }
}

fn version_gate([old, new]: &[Option<Version>; 2], required: SemverBump) -> Gate {
    let word = required.name();
    let (failed, message) = match (old, new) {
        (Some(old), Some(new)) => match (old.is_enough(new, required), required) {
            (true, SemverBump::None) => (false, format!("{new}; no bump is required")),
            (true, _) => (false, format!("{new} satisfies a {word} bump of {old}")),
            (false, SemverBump::None) => (true, format!("{new} is below {old}")),
            (false, _) => {
                let least = old.after(required);
                let message = format!(
                    "{new} does not satisfy a {word} bump of {old}, which requires {least}"
                );
                (true, message)
            }
        },
        _ => (true, "a version is unknown".to_owned()),
    };
    Gate {
        name: "version".to_owned(),
        failed,
        message,
    }
}

const fn section(category: Category, title: &'static str) -> Section {
    Section {
        name: category.name(),
        title,
        severity: category.severity(),
        muted: matches!(category, Category::Documentation | Category::Silent),
    }
}

static SECTIONS: [Section; 5] = [
    section(Category::Breaking, "Breaking"),
    section(Category::Risky, "Risky"),
    section(Category::Compatible, "Compatible"),
    section(Category::Documentation, "Documentation"),
    section(Category::Silent, "No effect"),
];

#[derive(Serialize)]
struct Fields<'c> {
    rule: &'static str,
    severity: Category,
    subject: &'c str,
    member: Option<&'c str>,
    message: &'c str,
    rust: SemverBump,
    wire: Wire,
    wire_request: Wire,
    wire_response: Wire,
    direction: Direction,
    operations: &'c [String],
    old: Option<&'c Place>,
    new: Option<&'c Place>,
}

impl ChangeCounts {
    fn of(changes: &[Reported<Change>]) -> Self {
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

impl Reportable for Change {
    type Summary = DiffSummary;

    const INFO: ReportInfo = ReportInfo {
        kind: Kind::Diff,
        title: "API models",
        noun: ["change", "changes"],
        fingerprint: "change/v1",
        names_gates: true,
        version: 1,
    };

    const RULES: RuleTable = RULES;

    const SECTIONS: &'static [Section] = &SECTIONS;

    fn rule(&self) -> &'static RuleInfo {
        self.rule.info()
    }

    fn section(&self) -> &'static Section {
        let [breaking, risky, compatible, documentation, silent] = &SECTIONS;
        match self.category() {
            Category::Breaking => breaking,
            Category::Risky => risky,
            Category::Compatible => compatible,
            Category::Documentation => documentation,
            Category::Silent => silent,
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

    fn places(&self) -> Places<'_> {
        Places::Two {
            old: self.old.as_ref(),
            new: self.new.as_ref(),
        }
    }

    fn is_listed(&self, _fails: bool) -> bool {
        self.category() <= Category::Compatible
    }

    fn fields(&self) -> impl Serialize {
        Fields {
            rule: self.rule.info().name,
            severity: self.category(),
            subject: &self.subject,
            member: self.member.as_deref(),
            message: &self.message,
            rust: self.verdict.rust,
            wire: self.wire(),
            wire_request: self.verdict.request,
            wire_response: self.verdict.response,
            direction: self.direction,
            operations: &self.operations,
            old: self.old.as_ref(),
            new: self.new.as_ref(),
        }
    }

    fn fingerprint(&self) -> String {
        self.name()
    }

    fn joint(&self) -> &'static str {
        let first = self.message.split(' ').next().unwrap_or_default();
        let is_verb = matches!(
            first,
            "is" | "was"
                | "has"
                | "had"
                | "took"
                | "takes"
                | "returned"
                | "returns"
                | "implements"
                | "now"
                | "no"
                | "changed"
        );
        if is_verb { " " } else { ": " }
    }

    fn verdicts(&self) -> Option<String> {
        let (rust, wire) = (self.verdict.rust.name(), self.wire().name());
        Some(if self.rule.info().name.starts_with("operation-") {
            format!("rust {rust}, wire {wire}")
        } else {
            format!("rust {rust}, wire {wire} ({})", self.direction.name())
        })
    }

    fn operations(&self) -> &[String] {
        &self.operations
    }

    fn is_formatting(&self) -> bool {
        matches!(self.rule, Rule::FormatOnly | Rule::DocLinkChanged)
    }

    fn release_part(&self) -> ReleasePart {
        let name = self.rule.info().name;
        match self.category() {
            Category::Silent => ReleasePart::Unmentioned,
            Category::Documentation => ReleasePart::Documentation,
            _ if name.ends_with("-deprecated") => ReleasePart::Deprecated,
            _ if name.ends_with("-removed") || name.contains("-removed-") => ReleasePart::Removed,
            _ if name.ends_with("-added") || name.contains("-added-") => ReleasePart::Added,
            _ => ReleasePart::Changed,
        }
    }
}
