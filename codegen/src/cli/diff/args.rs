//! The arguments of `diff`.

use std::path::PathBuf;

use markdown_codegen::check::diff::{Change, Threshold};

use crate::cli::check::{CheckArgs, formats};
use crate::cli::input::dialects;

/// Compare the models of two states of the pages, and judge each change
///
/// A state is an existing folder, or else a commit: `REF` or `REF:PATH`, with the path relative to the
/// top of the repository. Commits are read from the object database, without a checkout. If a folder
/// has a `codegen.toml` or a folder `specs`, the pages are found through these; any other folder must
/// hold the pages itself. Each state has its own configuration.
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
  0  no condition failed
  1  a change fails `--fail-on`, or the version fails `--require-bump`
  2  the states cannot be compared; then nothing is printed on stdout")]
pub(in crate::cli) struct Diff {
    /// The older state; with `--base`, the folder to compare [default with `--base`: `.`]
    #[arg(value_name = "OLD")]
    pub(super) old: Option<String>,

    /// The new state
    #[arg(value_name = "NEW", requires = "old", conflicts_with = "base")]
    pub(super) new: Option<String>,

    /// Compare a folder in a commit with the same folder in the working tree
    #[arg(long, value_name = "REF")]
    pub(super) base: Option<String>,

    /// The format of the report
    #[arg(long, value_parser = formats::<Change>(), value_name = "FORMAT", default_value = "text")]
    pub(super) format: String,

    /// Exit with 1 if any change reaches one of these verdicts
    #[arg(long, value_name = "VERDICT,…", value_delimiter = ',', value_parser = threshold)]
    pub(super) fail_on: Vec<Threshold>,

    /// Exit with 1 unless the version in `Cargo.toml` satisfies the required bump
    #[arg(long)]
    pub(super) require_bump: bool,

    /// The configuration for both states, instead of their own
    #[arg(long, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,

    /// The dialect of the pages in both states
    #[arg(long, value_name = "NAME", value_parser = dialects())]
    pub(super) dialect: Option<String>,

    /// The release in the heading of `--format changelog` [default: Unreleased]
    #[arg(long, value_name = "TEXT")]
    pub(super) version_heading: Option<String>,

    #[command(flatten)]
    pub(super) check: CheckArgs,
}

fn threshold(text: &str) -> Result<Threshold, String> {
    Threshold::parse(text).ok_or_else(|| format!("expected one of {}", Threshold::NAMES.join(", ")))
}
