//! The diagnostics of a run, with their sources.

use crate::diagnostics::render::{Style, render};
use crate::diagnostics::{Counts, Diagnostics, Severity};
use crate::source::{Sources, shown};

/// Diagnostics with their sources.
#[derive(Debug)]
pub struct Findings {
    /// The diagnostics, sorted.
    pub diagnostics: Diagnostics,
    /// The files of their spans.
    pub sources: Sources,
}

impl Findings {
    /// The diagnostics as human-readable text.
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

    /// The diagnostics as JSON; see [`to_json`](crate::diagnostics::json::to_json).
    ///
    /// ```no_run
    /// let generated = markdown_codegen::Config::new().files()?;
    /// println!("{}", generated.findings.to_json());
    /// # Ok::<(), markdown_codegen::Error>(())
    /// ```
    #[cfg(feature = "json")]
    pub fn to_json(&self) -> serde_json::Value {
        crate::diagnostics::json::to_json(&self.diagnostics, &self.sources)
    }

    /// The number of diagnostics of each severity.
    ///
    /// ```no_run
    /// let generated = markdown_codegen::Config::new().files()?;
    /// println!("{} warnings", generated.findings.counts().warnings);
    /// # Ok::<(), markdown_codegen::Error>(())
    /// ```
    pub fn counts(&self) -> Counts {
        self.diagnostics.counts()
    }

    /// One line for each diagnostic of a severity: position, message and code.
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
                // A path or message with a line break must not look like two diagnostics.
                let line = format!("{place}{} [{code}]", diagnostic.message);
                shown(&line.replace(['\n', '\r'], " "))
            })
    }
}
