//! Typed diagnostics: collected by every pass, sorted, and rendered once.

mod codes;
mod excerpt;
#[cfg(feature = "json")]
pub mod json;
pub mod render;
mod severity;
mod suggest;

#[cfg(feature = "json")]
use serde::Serialize;

pub use codes::Code;
pub use severity::Severity;
pub use suggest::{did_you_mean, suggest};

use crate::source::Span;

/// An error, warning or note about the pages or the configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Its kind.
    pub code: Code,
    /// Its severity: that of its code, or a warning where no type is affected, or an error where warnings are denied.
    pub severity: Severity,
    /// The span.
    pub span: Span,
    /// The message, without a full stop.
    pub message: String,
    /// The text at the underlined place.
    pub label: Option<String>,
    /// The suggested fix.
    pub help: Option<String>,
}

impl Diagnostic {
    /// A diagnostic of a kind at a place.
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

    /// Makes an error a warning, because the rest of the page can be read.
    pub fn warning(mut self) -> Self {
        self.severity = Severity::Warning;
        self
    }

    /// Adds a text at the underlined place.
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = Some(label.into());
        self
    }

    /// Adds advice.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

/// The diagnostics of a run, in the order in which they were pushed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diagnostics {
    all: Vec<Diagnostic>,
}

/// The number of diagnostics of each severity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "json", derive(Serialize))]
pub struct Counts {
    /// Errors, which prevent any output.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Notes.
    pub notes: usize,
}

impl Diagnostics {
    /// Adds a diagnostic.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.all.push(diagnostic);
    }

    /// Adds the diagnostics of another collection.
    pub fn extend(&mut self, others: Diagnostics) {
        self.all.extend(others.all);
    }

    /// Turns every error into a warning: the findings concern pages that make no type.
    pub fn make_warnings(&mut self) {
        for diagnostic in &mut self.all {
            diagnostic.severity = diagnostic.severity.max(Severity::Warning);
        }
    }

    /// Removes the diagnostics that a function does not keep.
    pub fn retain(&mut self, keep: impl FnMut(&Diagnostic) -> bool) {
        self.all.retain(keep);
    }

    /// Turns every warning into an error.
    pub fn deny_warnings(&mut self) {
        for diagnostic in &mut self.all {
            if diagnostic.severity == Severity::Warning {
                diagnostic.severity = Severity::Error;
            }
        }
    }

    /// Sorts the diagnostics by file and place, and removes duplicates.
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

    /// Whether there is an error.
    pub fn has_errors(&self) -> bool {
        self.all
            .iter()
            .any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// The number of diagnostics of each severity.
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

    /// The diagnostics, in their current order.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.all.iter()
    }
}
