//! What was found, as plain data.

use super::rules::Rule;
use crate::diagnostics::Severity;
use crate::report::{Acceptable, Place, place};
use crate::source::{Sources, Span};

/// One finding, at the thing that it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What kind of finding it is.
    pub rule: Rule,
    /// How grave it is, by the rule and what is special about the place.
    pub level: Severity,
    /// The model as the configuration names it, the id of an operation, or a key of the configuration.
    pub subject: String,
    /// The documented name of the field, the value or the arm; `None` for the subject itself.
    pub member: Option<String>,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// What the reader can do about it.
    pub help: Option<String>,
    /// Where it is.
    pub place: Option<Place>,
}

impl Finding {
    /// What it is about: the member behind its subject.
    pub fn name(&self) -> String {
        match &self.member {
            Some(member) => format!("{}.{member}", self.subject),
            None => self.subject.clone(),
        }
    }

    /// A finding whose place is milder than the worst that its rule is made for.
    pub(super) fn at_most(&mut self, level: Severity) {
        // The gravest is the first.
        self.level = self.level.max(level);
    }
}

impl Acceptable for Finding {
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

/// The findings of a run while they are made.
pub(super) struct Found<'a> {
    sources: &'a Sources,
    all: Vec<Finding>,
}

/// What a finding is about, and where.
#[derive(Clone, Debug)]
pub(super) struct Subject {
    pub(super) name: String,
    pub(super) member: Option<String>,
    pub(super) span: Span,
}

impl Subject {
    pub(super) fn new(name: impl Into<String>, span: Span) -> Self {
        Self {
            name: name.into(),
            member: None,
            span,
        }
    }

    pub(super) fn member(name: impl Into<String>, member: impl ToString, span: Span) -> Self {
        Self {
            name: name.into(),
            member: Some(member.to_string()),
            span,
        }
    }

    pub(super) fn at(self, span: Span) -> Self {
        Self { span, ..self }
    }
}

impl<'a> Found<'a> {
    pub(super) fn new(sources: &'a Sources) -> Self {
        Self {
            sources,
            all: Vec::new(),
        }
    }

    pub(super) fn push(
        &mut self,
        rule: Rule,
        subject: Subject,
        message: impl Into<String>,
        help: &str,
    ) {
        self.push_at_most(rule, Severity::Error, subject, message, help);
    }

    /// Adds a finding that is no graver than a level.
    pub(super) fn push_at_most(
        &mut self,
        rule: Rule,
        level: Severity,
        subject: Subject,
        message: impl Into<String>,
        help: &str,
    ) {
        let mut finding = Finding {
            rule,
            level: rule.info().level,
            subject: subject.name,
            member: subject.member,
            message: message.into(),
            help: Some(help.to_owned()).filter(|help| !help.is_empty()),
            place: place(self.sources, subject.span),
        };
        finding.at_most(level);
        self.all.push(finding);
    }

    pub(super) fn sorted(self) -> Vec<Finding> {
        let mut all = self.all;
        let key = |finding: &Finding| (finding.level, finding.place.clone(), finding.rule);
        all.sort_by(|a, b| {
            key(a)
                .cmp(&key(b))
                .then_with(|| (&a.subject, &a.member).cmp(&(&b.subject, &b.member)))
                .then_with(|| a.message.cmp(&b.message))
        });
        all.dedup();
        all
    }
}
