//! `diff`: changes between two states of the pages, with their verdicts.

mod change;
mod compare;
mod features;
mod field;
mod fields;
mod items;
mod members;
mod models;
mod operations;
mod pairing;
mod pairs;
mod reach;
mod report;
mod rules;
mod shapes;
mod side;
mod sides;
mod threshold;
mod types;
mod unpaired;
mod variants;
mod verdict;
mod version;
mod wire_names;

pub use change::{Category, Change, bump, sort, wire};
pub use compare::diff;
pub use report::{ChangeCounts, DiffSummary, ReportOptions, report};
pub use rules::{RULES, Rule};
pub use side::Side;
pub use threshold::Threshold;
pub use verdict::{Direction, SemverBump, Verdict, Wire};
pub use version::Version;
