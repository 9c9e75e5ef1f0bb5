//! Compares two states of the pages.

use super::generated::findings;
use super::{Error, Loaded};
use crate::check::diff::{self, Change, SemverBump, Side, Wire};
use crate::config::{Settings, Types};
use crate::diagnostics::Diagnostics;
use crate::resolve::{Resolved, resolve};
use crate::schema::Schema;
use crate::source::Sources;
use crate::target::rust::{Tree, decide, lower};

/// The changes between two states of the pages.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// The changes, most severe first.
    pub changes: Vec<Change>,
    /// The required semver bump.
    pub bump: SemverBump,
    /// The most severe verdict for clients of the API.
    pub wire: Wire,
}

/// A way to resolve a schema.
type Resolve = for<'a> fn(&'a Schema, &'a Settings, &mut Diagnostics) -> Resolved<'a>;

/// Pages without errors, with the results of the later passes.
pub(super) struct Lowered<'l> {
    pub(super) schema: &'l Schema,
    pub(super) resolved: Resolved<'l>,
    pub(super) tree: Tree,
    pub(super) diagnostics: Diagnostics,
    types: Types,
    sources: &'l Sources,
}

impl Lowered<'_> {
    fn side(&self) -> Side<'_> {
        Side {
            resolved: &self.resolved,
            schema: self.schema,
            tree: &self.tree,
            types: self.types,
            sources: self.sources,
        }
    }
}

impl Loaded {
    /// Compares this state with a newer one.
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
    /// [`Error::Findings`] if one of the states has errors; the newer state is checked first.
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
                let settings = &self.settings;
                let resolved = resolve(schema, settings, &mut diagnostics);
                let resolved = decide(resolved, &settings.rust.types);
                let tree = lower(&resolved, &settings.rust, &mut diagnostics);
                (schema, resolved, tree)
            });
        match lowered {
            Some((schema, resolved, tree)) if !self.fails(&diagnostics) => Ok(Lowered {
                schema,
                resolved,
                tree,
                diagnostics,
                types: self.settings.rust.types,
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
