//! The arguments of `diff`.

use std::path::PathBuf;

use clap::ValueEnum;
use markdown_codegen::check::diff::gates::Threshold;
use markdown_codegen::config::Date;

use crate::cli::allow::date;
use crate::cli::input::dialects;

/// Say what changed in meaning between two states of the pages, and whom it breaks
///
/// A state is a folder that exists, or else a commit: `REF` or `REF:PATH`, with the path from the
/// top of the repository. Commits are read from the objects of the repository, without a checkout.
/// In a folder with `codegen.toml`, or with a folder `specs`, the pages are there where those say;
/// any other folder is taken for the pages themselves. Each state has its own configuration.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  markdown-codegen diff --base origin/main
  markdown-codegen diff v1.0 v1.1
  markdown-codegen diff HEAD~3:specs specs --verbose
  markdown-codegen diff --base origin/main --fail-on wire:breaking --require-bump --allow allow.toml
  markdown-codegen diff v1.0 HEAD --format changelog --version-heading '1.1.0 - 2026-01-31'
  markdown-codegen diff --explain field-became-required

Exit codes:
  0  nothing that was asked for has failed
  1  a change fails `--fail-on`, or the version fails `--require-bump`
  2  the states cannot be compared; then nothing is printed on stdout")]
pub(in crate::cli) struct Diff {
    /// The older state; with `--base`, the folder to compare [default with `--base`: this one]
    #[arg(value_name = "OLD")]
    pub(super) old: Option<String>,

    /// The newer state
    #[arg(value_name = "NEW", requires = "old", conflicts_with = "base")]
    pub(super) new: Option<String>,

    /// Compare a folder as it was in a commit with the same folder as it is now
    #[arg(long, value_name = "REF")]
    pub(super) base: Option<String>,

    /// How to report
    #[arg(long, value_enum, value_name = "FORMAT", default_value = "text")]
    pub(super) format: Format,

    /// Tell also changes of descriptions, examples and form one by one
    #[arg(long, short)]
    pub(super) verbose: bool,

    /// Exit with 1 where a change is as grave as one of these or graver
    #[arg(long, value_name = "VERDICT,…", value_delimiter = ',', value_parser = threshold)]
    pub(super) fail_on: Vec<Threshold>,

    /// Exit with 1 where the version in `Cargo.toml` does not follow from the changes
    #[arg(long)]
    pub(super) require_bump: bool,

    /// A file with entries `[[allow]]` that accept changes
    #[arg(long, value_name = "FILE")]
    pub(super) allow: Option<PathBuf>,

    /// The day on which entries may be over [default: that of the system, in UTC]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub(super) today: Option<Date>,

    /// The configuration of both states, in the place of their own
    #[arg(long, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,

    /// The dialect of the pages of both states
    #[arg(long, value_name = "NAME", value_parser = dialects())]
    pub(super) dialect: Option<String>,

    /// What tells several comments on one pull request apart, for `--format markdown`
    #[arg(long, value_name = "NAME")]
    pub(super) marker: Option<String>,

    /// The release in the heading of `--format changelog` [default: Unreleased]
    #[arg(long, value_name = "TEXT")]
    pub(super) version_heading: Option<String>,

    /// Say what a rule means and why, and compare nothing
    #[arg(long, value_name = "RULE", exclusive = true)]
    pub(super) explain: Option<String>,

    /// List all rules with their verdicts, and compare nothing
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
    /// The section of a release in a changelog
    Changelog,
}

fn threshold(text: &str) -> Result<Threshold, String> {
    Threshold::parse(text).ok_or_else(|| format!("known are {}", Threshold::NAMES.join(", ")))
}
