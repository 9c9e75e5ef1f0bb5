//! From findings to what is said about them.

use super::{Judged, Report};
use crate::check::lint::Finding;
use crate::config::{Allow, Date};
use crate::diagnostics::Severity;
use crate::report::{Accepted, accept};
use crate::source::Sources;

/// What is asked of the findings.
#[derive(Clone, Debug)]
pub struct Asked<'a> {
    /// The level from which on a finding fails the run; `None` where none does.
    pub fail_on: Option<Severity>,
    /// The entries that accept findings.
    pub allows: &'a [Allow],
    /// The files of the entries.
    pub sources: &'a Sources,
    /// The day on which entries may be over.
    pub today: Date,
}

impl Report {
    /// Says of each finding whether it is accepted and whether it fails the run.
    pub fn new(findings: Vec<Finding>, asked: &Asked) -> Self {
        let acceptance = accept(&findings, asked.allows, asked.today);
        let stale = acceptance.stale(asked.allows, asked.sources);
        let judged = findings.into_iter().zip(acceptance.by);
        let judged = judged.map(|(finding, by)| {
            // The gravest is the first.
            let reaches = asked.fail_on.is_some_and(|level| finding.level <= level);
            let entry = by.and_then(|at| asked.allows.get(at));
            Judged {
                fails: entry.is_none() && reaches,
                accepted: entry.map(|entry| Accepted::by(entry, asked.sources)),
                finding,
            }
        });
        Self {
            findings: judged.collect(),
            fail_on: asked.fail_on,
            stale,
        }
    }
}
