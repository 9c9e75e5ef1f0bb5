//! What a run generated.

use std::path::PathBuf;

use markdown_codegen::{ExampleCounts, Generated, PageCounts, Timings};

/// What a run generated, now or earlier.
pub(super) struct RunSummary {
    pub(super) pages: PageCounts,
    pub(super) types: usize,
    pub(super) examples: Option<ExampleCounts>,
    pub(super) out: PathBuf,
    pub(super) timings: Timings,
}

impl RunSummary {
    pub(super) fn of(generated: &Generated, timings: Timings) -> Self {
        Self {
            pages: generated.pages,
            types: generated.types,
            examples: generated.examples,
            out: generated.out.clone(),
            timings,
        }
    }
}
