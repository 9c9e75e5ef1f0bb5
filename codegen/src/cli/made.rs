//! What a run of `generate` made.

use std::path::PathBuf;

use markdown_codegen::{ExampleCounts, Generated, PageCounts, Timings};

/// What was made, whether now or before.
pub(super) struct Made {
    pub(super) pages: PageCounts,
    pub(super) types: usize,
    pub(super) examples: Option<ExampleCounts>,
    pub(super) out: PathBuf,
    pub(super) timings: Timings,
}

impl Made {
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
