//! The arguments of `lint`.

use std::path::PathBuf;

use clap::ValueEnum;
use markdown_codegen::config::Date;
use markdown_codegen::diagnostics::Severity;

use crate::cli::allow::date;
use crate::cli::input::Input;

/// Say what is wrong, missing or doubtful on pages that can be read
///
/// Examples that contradict their tables, names without pages, missing descriptions, unions whose
/// arms cannot be told apart, settings without effect, and more. Nothing is written. Pages with
/// errors are not judged; their errors are told.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  markdown-codegen lint
  markdown-codegen lint --specs docs --fail-on warning --allow lint-allow.toml
  markdown-codegen lint --format sarif --fail-on never > lint.sarif
  markdown-codegen lint --explain ambiguous-union

Exit codes:
  0  no finding fails
  1  a finding is as grave as `--fail-on` says, or graver, and is not accepted
  2  the pages cannot be judged; then nothing is printed on stdout")]
pub(in crate::cli) struct Lint {
    #[command(flatten)]
    pub(super) input: Input,

    /// How to report
    #[arg(long, value_enum, value_name = "FORMAT", default_value = "text")]
    pub(super) format: Format,

    /// Tell also notes one by one
    #[arg(long, short)]
    pub(super) verbose: bool,

    /// Exit with 1 where a finding is as grave as this or graver
    #[arg(long, value_enum, value_name = "LEVEL", default_value = "error")]
    pub(super) fail_on: FailOn,

    /// A file with entries `[[allow]]` that accept findings
    #[arg(long, value_name = "FILE")]
    pub(super) allow: Option<PathBuf>,

    /// The day on which entries may be over [default: that of the system, in UTC]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub(super) today: Option<Date>,

    /// What tells several comments on one pull request apart, for `--format markdown`
    #[arg(long, value_name = "NAME")]
    pub(super) marker: Option<String>,

    /// Say what a rule means and why, and judge nothing
    #[arg(long, value_name = "RULE", exclusive = true)]
    pub(super) explain: Option<String>,

    /// List all rules with their levels, and judge nothing
    #[arg(long, exclusive = true)]
    pub(super) rules: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For a terminal
    Text,
    /// For a comment on a pull request
    Markdown,
    /// Annotations for a workflow on GitHub
    Github,
    /// One object with all there is, for programs
    Json,
    /// SARIF 2.1.0, for services that show findings
    Sarif,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum FailOn {
    /// Pages that contradict themselves or name what is not there
    Error,
    /// Also what is doubtful
    Warning,
    /// All findings
    Note,
    /// None
    Never,
}

impl FailOn {
    /// The level from which on a finding fails the run.
    pub(super) fn level(self) -> Option<Severity> {
        match self {
            Self::Error => Some(Severity::Error),
            Self::Warning => Some(Severity::Warning),
            Self::Note => Some(Severity::Note),
            Self::Never => None,
        }
    }
}
