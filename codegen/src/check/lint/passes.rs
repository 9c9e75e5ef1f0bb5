//! Runs the passes.

use super::collector::Collector;
use super::context::LintContext;
use super::finding::Finding;
use super::{configuration, descriptions, examples, links, names, sizes, unions};

/// The findings, most severe first, then in page order.
pub fn lint(context: &LintContext) -> Vec<Finding> {
    let mut found = Collector::new(context.sources);
    examples::find(context, &mut found);
    links::find(context, &mut found);
    descriptions::find(context, &mut found);
    names::find(context, &mut found);
    unions::find(context, &mut found);
    sizes::find(context, &mut found);
    configuration::find(context, &mut found);
    found.sorted()
}
