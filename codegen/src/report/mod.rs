//! The report engine of `diff`, `lint` and diagnostics: findings with their places, accepted or not,
//! in every format that serves them.
//!
//! A report is plain data, a [`Report`] of any [`Reportable`]. A format is one file below `format`,
//! registered in the list of formats. Text from pages is untrusted: each format escapes it, so that no
//! page can inject commands into a terminal, a comment or a workflow.

mod allow;
mod diagnostics;
mod format;
mod line;
mod markup;
mod model;
mod place;
mod reportable;
mod rules;
mod summary;
#[cfg(test)]
pub(crate) mod testing;

pub use allow::{Acceptance, Accepted, Allow, AllowList, StaleAllow};
pub use diagnostics::LocatedDiagnostic;
pub use format::{Format, RenderOptions};
pub use line::truncated;
pub use model::{Report, Reported};
pub use place::Place;
pub use reportable::{Kind, Places, ReleasePart, ReportInfo, Reportable, Section};
pub(crate) use rules::rule_table;
pub use rules::{RuleInfo, RuleTable};
pub use summary::{Gate, StateName, Summary, counted};

#[cfg(test)]
pub(crate) use format::MAX_COMMENT;
#[cfg(all(test, feature = "diff"))]
pub(crate) use markup::{code, escaped, prose};
