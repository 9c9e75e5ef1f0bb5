//! Pages without errors, resolved and lowered, for the checks.

use super::generated::findings;
use super::{Error, Loaded};
use crate::config::Settings;
use crate::diagnostics::Diagnostics;
use crate::resolve::Resolved;
use crate::schema::Schema;
use crate::target::rust::{Tree, decide, lower};

/// A way to resolve a schema.
type Resolve = for<'a> fn(&'a Schema, &'a Settings, &mut Diagnostics) -> Resolved<'a>;

/// Pages without errors, with what follows from them.
pub(super) struct Lowered<'l> {
    pub(super) schema: &'l Schema,
    pub(super) resolved: Resolved<'l>,
    pub(super) tree: Tree,
}

impl Loaded {
    /// The items of pages without errors, and what lowering reported.
    pub(super) fn lowered(&self, resolve: Resolve) -> Result<(Lowered<'_>, Diagnostics), Error> {
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
            Some((schema, resolved, tree)) if !self.fails(&diagnostics) => {
                let lowered = Lowered {
                    schema,
                    resolved,
                    tree,
                };
                Ok((lowered, diagnostics))
            }
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
