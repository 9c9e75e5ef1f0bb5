//! How a command ends.

use markdown_codegen::{Error, Findings};

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

/// The diagnostics of an error, which are a result; other errors are returned.
pub(super) fn findings_of(error: Error) -> Result<Findings, Error> {
    match error {
        Error::Findings(findings) => Ok(*findings),
        error => Err(error),
    }
}
