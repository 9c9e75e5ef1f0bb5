//! From changes to what is said about them.

use super::{Finding, Gate, Named, Report, sort};
use crate::check::diff::gates::{Threshold, Version};
use crate::check::diff::{Change, Rust, bump, wire};
use crate::config::{Allow, Date};
use crate::report::{Accepted, accept};
use crate::source::Sources;

/// What is asked of the changes.
#[derive(Clone, Debug)]
pub struct Asked<'a> {
    /// The verdicts from which on a change fails the comparison.
    pub fail_on: &'a [Threshold],
    /// Whether the version of the new state has to follow from the changes.
    pub require_bump: bool,
    /// The entries that accept changes.
    pub allows: &'a [Allow],
    /// The files of the entries.
    pub sources: &'a Sources,
    /// The day on which entries may be over.
    pub today: Date,
}

impl Report {
    /// Says of each change whether it is accepted and whether it fails the comparison.
    pub fn new(old: Named, new: Named, mut changes: Vec<Change>, asked: &Asked) -> Self {
        sort(&mut changes);
        let acceptance = accept(&changes, asked.allows, asked.today);
        let open = || {
            let changes = changes.iter().zip(&acceptance.by);
            changes.filter_map(|(change, by)| by.is_none().then_some(change))
        };
        let mut gates: Vec<Gate> = asked
            .fail_on
            .iter()
            .map(|threshold| {
                let count = open()
                    .filter(|change| threshold.is_reached_by(change))
                    .count();
                gate(*threshold, count)
            })
            .collect();
        let needed = bump(open());
        let versions = [&old, &new].map(|side| side.version.as_deref().and_then(Version::parse));
        let version = asked.require_bump.then(|| version_gate(&versions, needed));
        let version_failed = version.as_ref().is_some_and(|gate| gate.failed);
        gates.extend(version);
        let (all_bump, all_wire) = (bump(&changes), wire(&changes));
        let accepted = |at: usize| {
            let entry = asked.allows.get(at)?;
            Some(Accepted::by(entry, asked.sources))
        };
        let stale = acceptance.stale(asked.allows, asked.sources);
        let findings = changes.into_iter().zip(&acceptance.by).map(|(change, by)| {
            let asks = version_failed && needed != Rust::None && bump([&change]) == needed;
            let reaches = asked.fail_on.iter().any(|gate| gate.is_reached_by(&change));
            Finding {
                fails: by.is_none() && (asks || reaches),
                accepted: by.and_then(accepted),
                change,
            }
        });
        Self {
            findings: findings.collect(),
            bump: all_bump,
            wire: all_wire,
            suggested_version: versions[0]
                .as_ref()
                .map(|version| version.after(all_bump).to_string()),
            gates,
            stale,
            old,
            new,
        }
    }
}

fn gate(threshold: Threshold, count: usize) -> Gate {
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

fn version_gate([old, new]: &[Option<Version>; 2], needed: Rust) -> Gate {
    let (failed, message) = match (old, new) {
        (Some(old), Some(new)) => {
            let least = old.after(needed);
            let word = needed.name();
            let is_enough = old.is_enough(new, needed);
            let message = match (is_enough, needed) {
                (true, Rust::None) => format!("{new}; no bump is needed"),
                (true, _) => format!("{new} is enough for a {word} bump of {old}"),
                (false, Rust::None) => format!("{new} is below {old}"),
                (false, _) => {
                    format!("{new} is not enough for a {word} bump of {old}; it takes {least}")
                }
            };
            (!is_enough, message)
        }
        _ => (true, "a version is not known".to_owned()),
    };
    Gate {
        name: "version".to_owned(),
        failed,
        message,
    }
}
