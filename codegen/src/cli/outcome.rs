//! Exit codes.

/// How a command ended, unless it could not run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// Success.
    Fine,
    /// The pages or the configuration have errors, the output is stale, or a check failed.
    Findings,
    /// It could not run, which has been reported.
    Failed,
}
