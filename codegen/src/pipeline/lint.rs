//! What is wrong, missing or doubtful on pages that can be read.

use super::{Error, Loaded};
use crate::check::lint::{self, Finding, Pages};
use crate::resolve::resolve_and_explain;

impl Loaded {
    /// What is wrong, missing or doubtful on the pages, the gravest first.
    ///
    /// ```no_run
    /// let findings = markdown_codegen::Config::new().load()?.lint()?;
    /// for finding in &findings {
    ///     println!("{}: {}: {}", finding.level.name(), finding.name(), finding.message);
    /// }
    /// # Ok::<(), markdown_codegen::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::Findings`] where the pages have errors, by which all that follows would be worthless.
    pub fn lint(&self) -> Result<Vec<Finding>, Error> {
        let lowered = self.lowered(resolve_and_explain)?;
        Ok(lint::lint(&Pages {
            schema: lowered.schema,
            resolved: &lowered.resolved,
            tree: &lowered.tree,
            settings: &self.settings,
            diagnostics: &lowered.diagnostics,
            sources: &self.sources,
        }))
    }
}
