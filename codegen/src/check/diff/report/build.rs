//! From changes to their report.

use super::summary::{ChangeCounts, DiffSummary};
use crate::check::diff::change::{Change, bump, sort, wire};
use crate::check::diff::threshold::Threshold;
use crate::check::diff::verdict::SemverBump;
use crate::check::diff::version::Version;
use crate::report::{AllowList, Gate, Report, Reported, StateName};

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
