//! What formats need to know about a finding.

use serde::Serialize;

use super::place::Place;
use super::rules::{RuleInfo, RuleTable};
use super::summary::Summary;
use crate::diagnostics::Severity;

/// How many operations are named.
const NAMED: usize = 3;

/// The reports that a format can serve.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The changes between two states.
    Diff,
    /// The findings about one state.
    Lint,
    /// The diagnostics of reading and generating.
    Diagnostics,
}

/// The constant parts of reports of a kind.
#[derive(Clone, Copy, Debug)]
pub struct ReportInfo {
    /// The kind of the report.
    pub kind: Kind,
    /// The title of a comment, before its headline.
    pub title: &'static str,
    /// What one finding, and what several are called; the second one is also a key of the JSON.
    pub noun: [&'static str; 2],
    /// The key of a finding's fingerprint in SARIF.
    pub fingerprint: &'static str,
    /// Whether gates are shown with their names; the name of a single gate says nothing new.
    pub names_gates: bool,
    /// The version of the JSON object; it rises with incompatible changes.
    pub version: u32,
}

/// A section of a report, with the findings of one class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Section {
    /// The lower-case name, as in the text report.
    pub name: &'static str,
    /// The heading of a comment.
    pub title: &'static str,
    /// The severity of its findings.
    pub severity: Severity,
    /// Whether its heading has no colour, because its findings need no attention.
    pub muted: bool,
}

/// A section for each severity.
static SEVERITIES: [Section; 3] = [
    Section::of_severity(Severity::Error, "Errors"),
    Section::of_severity(Severity::Warning, "Warnings"),
    Section::of_severity(Severity::Note, "Notes"),
];

impl Section {
    /// The sections of a report that is divided by severity only.
    pub const OF_SEVERITIES: &'static [Self] = &SEVERITIES;

    /// The one of [`Section::OF_SEVERITIES`] for a severity.
    pub fn of(severity: Severity) -> &'static Self {
        let [errors, warnings, notes] = &SEVERITIES;
        match severity {
            Severity::Error => errors,
            Severity::Warning => warnings,
            Severity::Note => notes,
        }
    }

    const fn of_severity(severity: Severity, title: &'static str) -> Self {
        Self {
            name: severity.name(),
            title,
            severity,
            muted: false,
        }
    }
}

/// The positions of a finding.
#[derive(Clone, Copy, Debug)]
pub enum Places<'f> {
    /// In the one state there is.
    One(Option<&'f Place>),
    /// In the older and in the newer of two states.
    Two {
        /// `None` if it is new.
        old: Option<&'f Place>,
        /// `None` if it was removed.
        new: Option<&'f Place>,
    },
}

/// The part of a release's changelog section that mentions a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReleasePart {
    /// New items.
    Added,
    /// Changed items.
    Changed,
    /// Items that became deprecated.
    Deprecated,
    /// Removed items.
    Removed,
    /// Changes of documentation, which are only counted.
    Documentation,
    /// Nothing that concerns users.
    Unmentioned,
}

/// Something that a report lists: a change of `diff` or a finding of `lint`.
pub trait Reportable: Sized + 'static {
    /// The summary of a report.
    type Summary: Summary;

    /// The constant parts of reports of this kind.
    const INFO: ReportInfo;

    /// The rules, in the order in which they are counted.
    const RULES: RuleTable;

    /// The sections, most severe first.
    const SECTIONS: &'static [Section];

    /// The rule that reported it.
    fn rule(&self) -> &'static RuleInfo;

    /// The section that lists it.
    fn section(&self) -> &'static Section;

    /// The model, operation or configuration key it is about.
    fn subject(&self) -> &str;

    /// The field, value or variant it is about; `None` for the subject itself.
    fn member(&self) -> Option<&str>;

    /// The message, without a full stop.
    fn message(&self) -> &str;

    /// Its positions.
    fn places(&self) -> Places<'_>;

    /// Whether the report lists it where only the important findings are wanted.
    fn is_listed(&self, fails: bool) -> bool;

    /// The fields of a finding's JSON object.
    fn fields(&self) -> impl Serialize;

    /// What identifies it over several runs, besides its rule.
    fn fingerprint(&self) -> String;

    /// What the reader can do about it.
    fn help(&self) -> Option<&str> {
        None
    }

    /// The text between its name and its message.
    fn joint(&self) -> &'static str {
        ": "
    }

    /// Its verdicts, in a line.
    fn verdicts(&self) -> Option<String> {
        None
    }

    /// The operations that use what it is about.
    fn operations(&self) -> &[String] {
        &[]
    }

    /// Whether it concerns the layout of a page only; formats omit it if possible.
    fn is_formatting(&self) -> bool {
        false
    }

    /// The part of a changelog that mentions it.
    fn release_part(&self) -> ReleasePart {
        ReleasePart::Unmentioned
    }

    /// Its severity, that of its section.
    fn severity(&self) -> Severity {
        self.section().severity
    }

    /// Its subject, with its member if it has one.
    fn name(&self) -> String {
        match self.member() {
            Some(member) => format!("{}.{member}", self.subject()),
            None => self.subject().to_owned(),
        }
    }

    /// Its name and its message.
    fn sentence(&self) -> String {
        format!("{}{}{}", self.name(), self.joint(), self.message())
    }

    /// The operations that it reaches; `None` if it reaches none, or is about that operation.
    fn reach(&self, show: impl Fn(&str) -> String) -> Option<String> {
        let operations = self.operations();
        if operations.is_empty() || operations == [self.subject()] {
            return None;
        }
        let mut names: Vec<String> = operations.iter().take(NAMED).map(|it| show(it)).collect();
        if operations.len() > NAMED {
            names.push("…".to_owned());
        }
        let plural = if operations.len() == 1 { "" } else { "s" };
        Some(format!(
            "reaches {} operation{plural}: {}",
            operations.len(),
            names.join(", ")
        ))
    }
}
