//! The duration of each stage, and the peak memory.

use std::fmt;

use markdown_codegen::Timings;
use serde::Serialize;

/// The durations of the stages of a run, and its peak memory so far.
#[derive(Serialize)]
pub(super) struct Measured {
    timings: Vec<Stage>,
    /// In units of 1024 bytes; `None` if the system does not report it.
    peak_memory_kilobytes: Option<u64>,
}

#[derive(Serialize)]
struct Stage {
    stage: &'static str,
    seconds: f64,
}

impl Measured {
    pub(super) fn of(timings: Option<&Timings>) -> Self {
        let stages = timings.into_iter().flat_map(Timings::iter);
        let stage = |(stage, time): (_, std::time::Duration)| Stage {
            stage,
            seconds: time.as_secs_f64(),
        };
        Self {
            timings: stages.map(stage).collect(),
            peak_memory_kilobytes: peak_memory(),
        }
    }
}

impl fmt::Display for Measured {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for Stage { stage, seconds } in &self.timings {
            writeln!(f, "  {stage:<7}  {:>7.1} ms", seconds * 1000.0)?;
        }
        match self.peak_memory_kilobytes {
            Some(kilobytes) => writeln!(f, "  peak memory {kilobytes} kB"),
            None => Ok(()),
        }
    }
}

/// The peak resident set size on Linux.
fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix("kB")?.trim().parse().ok()
}
