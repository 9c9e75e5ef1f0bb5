//! What `diff` and `lint` share: their arguments, allow files and the way to a report.

mod allow;
mod args;
mod run;

pub(super) use args::{CheckArgs, formats};
pub(super) use run::run;
