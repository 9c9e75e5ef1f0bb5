//! The pipeline: pages in, Rust modules out.

#[cfg(feature = "diff")]
mod compare;
mod config;
mod error;
#[cfg(feature = "explain")]
mod explain;
mod features;
mod findings;
mod generated;
#[cfg(all(feature = "explain", feature = "json"))]
mod json_schema;
#[cfg(feature = "lint")]
mod lint;
#[cfg(any(feature = "diff", feature = "lint"))]
mod lowered;
mod memory;
mod paths;
mod payloads;
mod record;
mod runtime;
#[cfg(feature = "git")]
mod state;
#[cfg(feature = "git")]
mod store;
mod timings;

#[cfg(test)]
mod tests;

#[cfg(feature = "diff")]
pub use compare::Comparison;
pub use config::{Config, Texts};
pub use error::Error;
pub use findings::Findings;
pub use generated::{ExampleCounts, Generated, Loaded, PageCounts, WireNameSummary};
#[cfg(feature = "git")]
pub use state::State;
pub use timings::Timings;
