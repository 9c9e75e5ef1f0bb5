//! How a run ends.

/// How a run ended, unless it could not run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// There is nothing to complain of.
    Fine,
    /// The pages or the configuration have errors, the output is not up to date, a change fails a
    /// comparison, or a finding fails `lint`.
    Findings,
    /// It could not run, which has been said already.
    Failed,
}
