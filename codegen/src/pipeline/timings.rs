//! Durations of stages.

use std::time::{Duration, Instant};

/// The stages of a run in order, with their durations.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timings {
    stages: Vec<(&'static str, Duration)>,
}

impl Timings {
    /// Runs a stage and records its duration.
    ///
    /// ```
    /// let mut timings = markdown_codegen::Timings::default();
    /// assert_eq!(timings.time("add", || 1 + 1), 2);
    /// assert!(timings.iter().map(|(stage, _)| stage).eq(["add"]));
    /// ```
    pub fn time<T>(&mut self, stage: &'static str, work: impl FnOnce() -> T) -> T {
        let started = Instant::now();
        let done = work();
        self.stages.push((stage, started.elapsed()));
        done
    }

    /// The name and duration of each stage.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, Duration)> {
        self.stages.iter().copied()
    }
}
