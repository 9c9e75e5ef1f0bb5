//! What a run generated.

use std::path::PathBuf;

use markdown_codegen::{ExampleCounts, Generated, PageCounts, Timings, WireNameSummary};

/// What a run generated, now or earlier.
pub(super) struct RunSummary {
    pub(super) pages: PageCounts,
    pub(super) types: usize,
    pub(super) examples: Option<ExampleCounts>,
    pub(super) wire_names: Option<WireNameSummary>,
    pub(super) out: PathBuf,
    pub(super) timings: Timings,
}

impl RunSummary {
    pub(super) fn of(generated: &Generated, timings: Timings) -> Self {
        Self {
            pages: generated.pages,
            types: generated.types,
            examples: generated.examples,
            wire_names: generated.wire_names.clone(),
            out: generated.out.clone(),
            timings,
        }
    }
}
