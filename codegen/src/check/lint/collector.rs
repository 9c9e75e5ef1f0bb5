//! Collects findings.

use super::finding::Finding;
use super::rules::Rule;
use crate::diagnostics::Severity;
use crate::report::Place;
use crate::source::{Sources, Span};

/// Collects the findings of all passes.
pub(super) struct Collector<'a> {
    sources: &'a Sources,
    all: Vec<Finding>,
}

/// The subject and span of a finding.
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

impl<'a> Collector<'a> {
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

    /// Adds a finding with a maximum severity.
    pub(super) fn push_at_most(
        &mut self,
        rule: Rule,
        severity: Severity,
        subject: Subject,
        message: impl Into<String>,
        help: &str,
    ) {
        let mut finding = Finding {
            rule,
            severity: rule.severity(),
            subject: subject.name,
            member: subject.member,
            message: message.into(),
            help: Some(help.to_owned()).filter(|help| !help.is_empty()),
            place: Place::of(subject.span, self.sources),
        };
        // The most severe severity comes first.
        finding.severity = finding.severity.max(severity);
        self.all.push(finding);
    }

    pub(super) fn sorted(self) -> Vec<Finding> {
        let mut all = self.all;
        let key = |finding: &Finding| (finding.severity, finding.place.clone(), finding.rule);
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
