//! `lint`: contradictions, gaps and ambiguities on valid pages.

mod collector;
mod configuration;
mod context;
mod descriptions;
mod examples;
mod finding;
mod links;
mod names;
mod passes;
mod report;
mod rules;
mod sizes;
mod unions;

pub use context::LintContext;
pub use finding::Finding;
pub use passes::lint;
pub use report::{FindingCounts, LintSummary, ReportOptions, report};
pub use rules::{RULES, Rule};
