//! What was found wrong or worth knowing: typed, collected, sorted, reported once.

mod codes;
mod excerpt;
pub mod json;
pub mod render;
mod severity;

use serde::Serialize;

pub use codes::Code;
pub use severity::Severity;

use crate::source::Span;

/// One finding about the pages or the configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// What kind of finding it is.
    pub code: Code,
    /// How grave it is; [`Code::severity`] unless a run was told otherwise.
    pub severity: Severity,
    /// Where it is.
    pub span: Span,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// What to say at the underlined place, if anything.
    pub label: Option<String>,
    /// What the reader can do about it.
    pub help: Option<String>,
}

impl Diagnostic {
    /// A finding of a kind at a place.
    pub fn new(code: Code, span: Span, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: code.severity(),
            span,
            message: message.into(),
            label: None,
            help: None,
        }
    }

    /// The same with words at the underlined place.
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = Some(label.into());
        self
    }

    /// The same with advice.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

/// The findings of a run, in the order in which they were made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diagnostics {
    all: Vec<Diagnostic>,
}

/// How many findings of each severity there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Findings that stop the run.
    pub errors: usize,
    /// Findings that should be looked at.
    pub warnings: usize,
    /// Findings that explain a choice.
    pub notes: usize,
}

impl Diagnostics {
    /// Adds one finding.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.all.push(diagnostic);
    }

    /// Adds all findings of another collection.
    pub fn extend(&mut self, others: Diagnostics) {
        self.all.extend(others.all);
    }

    /// Makes every warning an error.
    pub fn deny_warnings(&mut self) {
        for diagnostic in &mut self.all {
            if diagnostic.severity == Severity::Warning {
                diagnostic.severity = Severity::Error;
            }
        }
    }

    /// Puts the findings in the order of their files and places and drops repetitions.
    pub fn sort(&mut self) {
        self.all.sort_by(|a, b| {
            (a.span, a.severity, a.code.name(), &a.message).cmp(&(
                b.span,
                b.severity,
                b.code.name(),
                &b.message,
            ))
        });
        self.all.dedup();
    }

    /// Whether any finding stops the run.
    pub fn has_errors(&self) -> bool {
        self.all
            .iter()
            .any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// How many findings of each severity there are.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for diagnostic in &self.all {
            match diagnostic.severity {
                Severity::Error => counts.errors += 1,
                Severity::Warning => counts.warnings += 1,
                Severity::Note => counts.notes += 1,
            }
        }
        counts
    }

    /// The findings, in the present order.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.all.iter()
    }
}
