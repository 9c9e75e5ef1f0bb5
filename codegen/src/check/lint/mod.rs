//! What is wrong, missing or doubtful on pages that can be read.

mod configuration;
mod examples;
mod finding;
mod links;
mod names;
pub mod report;
mod rules;
mod unions;
mod words;

pub use finding::Finding;
pub use rules::{RULES, Rule, RuleInfo};

use crate::config::{Allow, Settings};
use crate::diagnostics::Diagnostics;
use crate::resolve::Resolved;
use crate::schema::Schema;
use crate::source::Sources;
use crate::target::rust::Tree;
use finding::Found;

/// Pages without errors, and all that follows from them.
#[derive(Clone, Copy)]
pub struct Pages<'a> {
    /// What the pages say.
    pub schema: &'a Schema,
    /// The resolved schema.
    pub resolved: &'a Resolved<'a>,
    /// The lowered items.
    pub tree: &'a Tree,
    /// The configuration.
    pub settings: &'a Settings,
    /// What was found on the way.
    pub diagnostics: &'a Diagnostics,
    /// The pages, and the configuration file if there is one.
    pub sources: &'a Sources,
}

/// The findings about pages, the gravest first; those of a level are in the order of the pages.
pub fn lint(pages: &Pages) -> Vec<Finding> {
    let mut found = Found::new(pages.sources);
    examples::find(pages, &mut found);
    links::find(pages, &mut found);
    words::find(pages, &mut found);
    names::find(pages, &mut found);
    unions::find(pages, &mut found);
    configuration::find(pages, &mut found);
    found.sorted()
}

/// Reports entries that name no rule of findings.
pub fn check_rules(entries: &[Allow], diagnostics: &mut Diagnostics) {
    let names: Vec<&str> = RULES.iter().map(|info| info.name).collect();
    crate::report::check_rules(entries, &names, "lint", diagnostics);
}
