//! `lint` over pages that were read.

use super::{Error, Loaded};
use crate::check::lint::{self, Finding, LintContext};
use crate::resolve::resolve_and_explain;

impl Loaded {
    /// Mistakes, gaps and doubtful places on the pages, most severe first.
    ///
    /// ```no_run
    /// use markdown_codegen::report::Reportable;
    ///
    /// let findings = markdown_codegen::Config::new().load()?.lint()?;
    /// for finding in &findings {
    ///     println!("{}: {}: {}", finding.severity.name(), finding.name(), finding.message);
    /// }
    /// # Ok::<(), markdown_codegen::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::Findings`] if the pages have errors.
    pub fn lint(&self) -> Result<Vec<Finding>, Error> {
        let (lowered, diagnostics) = self.lowered(resolve_and_explain)?;
        Ok(lint::lint(&LintContext {
            schema: lowered.schema,
            resolved: &lowered.resolved,
            tree: &lowered.tree,
            settings: &self.settings,
            diagnostics: &diagnostics,
            sources: &self.sources,
        }))
    }
}
