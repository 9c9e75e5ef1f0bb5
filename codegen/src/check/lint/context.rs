//! The input of the passes.

use crate::config::Settings;
use crate::diagnostics::Diagnostics;
use crate::resolve::Resolved;
use crate::schema::Schema;
use crate::source::Sources;
use crate::target::rust::Tree;

/// Pages without errors and everything derived from them.
#[derive(Clone, Copy)]
pub struct LintContext<'a> {
    /// The schema.
    pub schema: &'a Schema,
    /// The resolved schema.
    pub resolved: &'a Resolved<'a>,
    /// The lowered items.
    pub tree: &'a Tree,
    /// The configuration.
    pub settings: &'a Settings,
    /// The diagnostics of the earlier passes.
    pub diagnostics: &'a Diagnostics,
    /// The pages, and the configuration file if there is one.
    pub sources: &'a Sources,
}
