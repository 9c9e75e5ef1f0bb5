//! What a run found, with what it takes to show it.

use serde_json::Value;

use crate::diagnostics::render::{Style, render};
use crate::diagnostics::{Counts, Diagnostics, Severity, json};
use crate::source::{Sources, shown};

/// Diagnostics with the sources that they point into.
#[derive(Debug)]
pub struct Findings {
    /// The diagnostics, sorted.
    pub diagnostics: Diagnostics,
    /// The files that they point into.
    pub sources: Sources,
}

impl Findings {
    /// The diagnostics as text for people.
    ///
    /// ```no_run
    /// use markdown_codegen::diagnostics::render::Style;
    ///
    /// let generated = markdown_codegen::Config::new().files()?;
    /// eprint!("{}", generated.findings.render(Style::Plain));
    /// # Ok::<(), markdown_codegen::Error>(())
    /// ```
    pub fn render(&self, style: Style) -> String {
        render(&self.diagnostics, &self.sources, style)
    }

    /// The diagnostics for programs, as [`json::to_json`] writes them.
    ///
    /// ```no_run
    /// let generated = markdown_codegen::Config::new().files()?;
    /// println!("{}", generated.findings.to_json());
    /// # Ok::<(), markdown_codegen::Error>(())
    /// ```
    pub fn to_json(&self) -> Value {
        json::to_json(&self.diagnostics, &self.sources)
    }

    /// How many diagnostics of each severity there are.
    ///
    /// ```no_run
    /// let generated = markdown_codegen::Config::new().files()?;
    /// println!("{} warnings", generated.findings.counts().warnings);
    /// # Ok::<(), markdown_codegen::Error>(())
    /// ```
    pub fn counts(&self) -> Counts {
        self.diagnostics.counts()
    }

    /// One line for each diagnostic of a severity: where it is, what it says and its code.
    ///
    /// ```no_run
    /// use markdown_codegen::diagnostics::Severity;
    ///
    /// let generated = markdown_codegen::Config::new().files()?;
    /// for line in generated.findings.lines(Severity::Warning) {
    ///     println!("cargo::warning={line}");
    /// }
    /// # Ok::<(), markdown_codegen::Error>(())
    /// ```
    pub fn lines(&self, severity: Severity) -> impl Iterator<Item = String> {
        self.diagnostics
            .iter()
            .filter(move |diagnostic| diagnostic.severity == severity)
            .map(|diagnostic| {
                let place = self.sources.place(diagnostic.span);
                let place = place.map(|place| place + ": ").unwrap_or_default();
                let code = diagnostic.code.name();
                // A path or message with a line break must not look like two findings.
                let line = format!("{place}{} [{code}]", diagnostic.message);
                shown(&line.replace(['\n', '\r'], " "))
            })
    }
}

/// Sorted diagnostics with their sources; warnings are errors if they are denied.
pub(super) fn sorted(
    mut diagnostics: Diagnostics,
    sources: Sources,
    deny_warnings: bool,
) -> Findings {
    if deny_warnings {
        diagnostics.deny_warnings();
    }
    diagnostics.sort();
    Findings {
        diagnostics,
        sources,
    }
}
