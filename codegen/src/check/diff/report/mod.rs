//! The report of `diff`.

use serde::Serialize;

use super::change::{Category, Change, bump, sort, wire};
use super::rules::{RULES, Rule};
use super::threshold::Threshold;
use super::verdict::{Direction, SemverBump, Wire};
use super::version::Version;
use crate::report::{
    AllowList, Gate, Kind, Place, Places, ReleasePart, Report, ReportInfo, Reportable, RuleInfo,
    RuleTable, Section, StateName,
};

#[cfg(test)]
mod tests;

/// The conditions that a comparison has to meet.
#[derive(Clone, Debug, Default)]
pub struct ReportOptions {
    /// The verdicts from which on a change fails the comparison.
    pub fail_on: Vec<Threshold>,
    /// Whether the version of the new state has to follow from the changes.
    pub require_bump: bool,
    /// The entries that accept changes.
    pub allows: AllowList,
}

/// The outcome of a comparison as a whole.
#[derive(Clone, Debug)]
pub struct DiffSummary {
    /// The semver bump that all changes together require.
    pub bump: SemverBump,
    /// The worst verdict of all changes for clients of the API.
    pub wire: Wire,
    /// The lowest version that satisfies the bump, where the old one is known.
    pub suggested_version: Option<String>,
}

/// The report about the changes from one state to another.
pub fn report(
    states: [StateName; 2],
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
    let versions = states
        .each_ref()
        .map(|state| state.version.as_deref().and_then(Version::parse));
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
    let total = bump(&changes);
    let [old, _] = &versions;
    let summary = DiffSummary {
        bump: total,
        wire: wire(&changes),
        suggested_version: old.as_ref().map(|old| old.after(total).to_string()),
    };
    let mut report = Report::new(changes, acceptance, gates, fails, summary);
    report.states = Some(states);
    report
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
struct Head<'r> {
    old: Option<&'r StateName>,
    new: Option<&'r StateName>,
    bump: SemverBump,
    wire: Wire,
    suggested_version: Option<&'r str>,
    failed: bool,
    counts: Counts,
    gates: &'r [Gate],
}

#[derive(Serialize)]
struct Counts {
    breaking: usize,
    risky: usize,
    compatible: usize,
    documentation: usize,
    silent: usize,
    accepted: usize,
}

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

impl Counts {
    fn of(report: &Report<Change>) -> Self {
        let count = |category| report.count(|it| it.finding.category() == category);
        Self {
            breaking: count(Category::Breaking),
            risky: count(Category::Risky),
            compatible: count(Category::Compatible),
            documentation: count(Category::Documentation),
            silent: count(Category::Silent),
            accepted: report.count(|it| it.accepted.is_some()),
        }
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

    fn headline(report: &Report<Self>) -> String {
        let Counts {
            breaking,
            risky,
            compatible,
            documentation,
            silent,
            accepted,
        } = Counts::of(report);
        if report.findings.is_empty() {
            return "no changes".to_owned();
        }
        if silent == report.findings.len() {
            return format!("no changes in meaning ({silent} without effect)");
        }
        let parts: Vec<String> = [
            (breaking, "breaking"),
            (risky, "risky"),
            (compatible, "compatible"),
            (documentation, "documentation"),
            (accepted, "accepted"),
        ]
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| format!("{count} {word}"))
        .collect();
        format!(
            "{} bump, wire {}: {}",
            report.summary.bump.name(),
            report.summary.wire.name(),
            parts.join(", ")
        )
    }

    fn note(report: &Report<Self>) -> Option<String> {
        let [old, new] = report.states.as_ref()?;
        let was = old.version.as_deref()?;
        let suggested = report.summary.suggested_version.as_deref()?;
        let now = new.version.as_ref();
        let now = now.map_or(String::new(), |now| format!(", is {now}"));
        (!report.findings.is_empty())
            .then(|| format!("version: was {was}{now}, at least {suggested}"))
    }

    fn report_fields(report: &Report<Self>) -> impl Serialize {
        let states = report.states.as_ref();
        Head {
            old: states.map(|[old, _]| old),
            new: states.map(|[_, new]| new),
            bump: report.summary.bump,
            wire: report.summary.wire,
            suggested_version: report.summary.suggested_version.as_deref(),
            failed: report.has_failed(),
            counts: Counts::of(report),
            gates: &report.gates,
        }
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
                | "may"
                | "must"
                | "no"
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
