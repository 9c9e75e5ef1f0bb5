//! Explains the decisions about a model or a field.

use super::Loaded;
use crate::diagnostics::Diagnostics;
use crate::explain::{Explainer, Explanation, NotFound, find};
use crate::resolve::resolve_and_explain;
use crate::target::rust::{decide, lower};

impl Loaded {
    /// Calls a function with what was decided about a model or a field and why, or with the reason
    /// why there is nothing to explain; and with all diagnostics, sorted. `None` if the pages have no
    /// schema.
    ///
    /// The subject is a path or a name, with followed by `.` and a field if it is about one.
    ///
    /// ```no_run
    /// let loaded = markdown_codegen::Config::new().load()?;
    /// loaded.explain("Ticket.price", |explained, _| {
    ///     for row in explained.into_iter().flat_map(|it| it.parts).flat_map(|part| part.rows) {
    ///         println!("{}: {}", row.name, row.outcome);
    ///     }
    /// });
    /// # Ok::<(), markdown_codegen::Error>(())
    /// ```
    pub fn explain<T>(
        &self,
        subject: &str,
        with: impl FnOnce(Result<Explanation<'_>, NotFound>, &Diagnostics) -> T,
    ) -> Option<T> {
        let schema = self.schema.as_ref()?;
        let mut diagnostics = self.diagnostics.clone();
        let rust = &self.settings.rust;
        let resolved = resolve_and_explain(schema, &self.settings, &mut diagnostics);
        let resolved = decide(resolved, &rust.types);
        let tree = lower(&resolved, rust, &mut diagnostics);
        diagnostics.sort();
        let explainer = Explainer {
            resolved: &resolved,
            tree: &tree,
            sources: &self.sources,
            out: &self.out,
        };
        let explained = match find(&resolved, subject) {
            Ok(found) => Ok(explainer.explain(&found)),
            Err(error) => explainer.envelope(&schema.envelopes, subject).ok_or(error),
        };
        Some(with(explained, &diagnostics))
    }
}
