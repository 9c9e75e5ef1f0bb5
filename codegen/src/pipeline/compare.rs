//! Compares two states of the pages.

use super::lowered::Lowered;
use super::{Error, Loaded};
use crate::check::diff::{self, Change, SemverBump, Side, Wire};
use crate::resolve::resolve;

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
        let (newer, _) = new.lowered(resolve)?;
        let (older, _) = self.lowered(resolve)?;
        let mut changes = diff::diff(&self.side(&older), &new.side(&newer));
        diff::sort(&mut changes);
        Ok(Comparison {
            bump: diff::bump(&changes),
            wire: diff::wire(&changes),
            changes,
        })
    }

    fn side<'s>(&'s self, lowered: &'s Lowered) -> Side<'s> {
        Side {
            resolved: &lowered.resolved,
            schema: lowered.schema,
            tree: &lowered.tree,
            types: self.settings.rust.types,
            sources: &self.sources,
        }
    }
}
