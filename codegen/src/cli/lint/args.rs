//! The arguments of `lint`.

use clap::ValueEnum;
use markdown_codegen::check::lint::Finding;
use markdown_codegen::diagnostics::Severity;

use crate::cli::check::{CheckArgs, formats};
use crate::cli::input::Input;

/// Report mistakes, gaps and doubtful places on pages that can be read
///
/// Examples that contradict their tables, types without pages, missing descriptions, unions with
/// variants that cannot be distinguished, settings without effect, and more. Nothing is written.
/// Pages with errors are not checked; their errors are reported.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  markdown-codegen lint
  markdown-codegen lint --specs docs --fail-on warning --allow lint-allow.toml
  markdown-codegen lint --format sarif --fail-on never > lint.sarif
  markdown-codegen lint --explain ambiguous-union

Exit codes:
  0  no finding fails
  1  a finding reaches the severity of `--fail-on` and is not accepted
  2  the pages cannot be checked; then nothing is printed on stdout")]
pub(in crate::cli) struct Lint {
    #[command(flatten)]
    pub(super) input: Input,

    /// The format of the report
    #[arg(long, value_parser = formats::<Finding>(), value_name = "FORMAT", default_value = "text")]
    pub(super) format: String,

    /// Exit with 1 if any finding reaches this severity
    #[arg(long, value_enum, value_name = "LEVEL", default_value = "error")]
    pub(super) fail_on: FailOn,

    #[command(flatten)]
    pub(super) check: CheckArgs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum FailOn {
    /// Contradictions, and names of what does not exist
    Error,
    /// Also doubtful places
    Warning,
    /// Every finding
    Note,
    /// No finding
    Never,
}

impl FailOn {
    /// The severity from which on a finding fails the run.
    pub(super) fn severity(self) -> Option<Severity> {
        match self {
            Self::Error => Some(Severity::Error),
            Self::Warning => Some(Severity::Warning),
            Self::Note => Some(Severity::Note),
            Self::Never => None,
        }
    }
}
