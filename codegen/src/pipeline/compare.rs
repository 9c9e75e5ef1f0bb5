//! What changed from one state of the pages to another.

use super::generated::findings;
use super::{Error, Loaded};
use crate::check::diff::{self, Change, SemverBump, Side, Wire};
use crate::config::Settings;
use crate::diagnostics::Diagnostics;
use crate::resolve::{Resolved, resolve};
use crate::schema::Schema;
use crate::source::Sources;
use crate::target::rust::{Tree, lower};

/// What changed from one state of the pages to another.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// The changes, the gravest first.
    pub changes: Vec<Change>,
    /// The version bump that they ask for.
    pub bump: SemverBump,
    /// The worst verdict for clients that talk to the API.
    pub wire: Wire,
}

/// A way to resolve a schema.
type Resolve = for<'a> fn(&'a Schema, &'a Settings, &mut Diagnostics) -> Resolved<'a>;

/// Pages without errors, with what follows from them.
pub(super) struct Lowered<'l> {
    pub(super) schema: &'l Schema,
    pub(super) resolved: Resolved<'l>,
    pub(super) tree: Tree,
    pub(super) diagnostics: Diagnostics,
    sources: &'l Sources,
}

impl Lowered<'_> {
    fn side(&self) -> Side<'_> {
        Side {
            resolved: &self.resolved,
            schema: self.schema,
            tree: &self.tree,
            sources: self.sources,
        }
    }
}

impl Loaded {
    /// Compares what was read with a newer state of it.
    ///
    /// ```no_run
    /// use markdown_codegen::report::Reportable;
    /// use markdown_codegen::{Config, State};
    ///
    /// let old = Config::new().load_state(&State::parse("origin/main"))?;
    /// let new = Config::new().load_state(&State::parse("."))?;
    /// let comparison = old.compare(&new)?;
    /// println!("{} bump", comparison.bump.name());
    /// for change in &comparison.changes {
    ///     println!("{}: {} {}", change.rule.info().name, change.name(), change.message);
    /// }
    /// # Ok::<(), markdown_codegen::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::Findings`] where one of the states has errors, which make a comparison worthless;
    /// those of the newer one come first.
    pub fn compare(&self, new: &Self) -> Result<Comparison, Error> {
        let new = new.lowered(resolve)?;
        let old = self.lowered(resolve)?;
        let mut changes = diff::diff(&old.side(), &new.side());
        diff::sort(&mut changes);
        Ok(Comparison {
            bump: diff::bump(&changes),
            wire: diff::wire(&changes),
            changes,
        })
    }

    /// The items of pages without errors.
    pub(super) fn lowered(&self, resolve: Resolve) -> Result<Lowered<'_>, Error> {
        let mut diagnostics = self.diagnostics.clone();
        let lowered = self
            .schema
            .as_ref()
            .filter(|_| !diagnostics.has_errors())
            .map(|schema| {
                let resolved = resolve(schema, &self.settings, &mut diagnostics);
                let tree = lower(&resolved, &mut diagnostics);
                (schema, resolved, tree)
            });
        match lowered {
            Some((schema, resolved, tree)) if !self.fails(&diagnostics) => Ok(Lowered {
                schema,
                resolved,
                tree,
                diagnostics,
                sources: &self.sources,
            }),
            _ => {
                let found = findings(diagnostics, self.sources.clone(), self.deny_warnings);
                Err(Error::Findings(Box::new(found)))
            }
        }
    }

    fn fails(&self, diagnostics: &Diagnostics) -> bool {
        let counts = diagnostics.counts();
        counts.errors > 0 || (self.deny_warnings && counts.warnings > 0)
    }
}
