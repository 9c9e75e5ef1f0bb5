//! The report of `diff`.

mod build;
mod reportable;
mod summary;

#[cfg(test)]
mod tests;

pub use build::{ReportOptions, report};
pub use summary::{ChangeCounts, DiffSummary};
