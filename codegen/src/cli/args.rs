//! The arguments and their help.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

use super::diff::Diff;
use super::input::{Input, When};
use super::lint::Lint;

const EXIT_CODES: &str = "\
Exit codes:
  0  all is fine
  1  the pages or the configuration have errors, the output is not up to date, a change fails what
     `diff` was asked, or a finding fails `lint`
  2  the command could not run";

/// Turns a folder of published model pages (Markdown) into Rust structs, enums and unions
#[derive(Debug, Parser)]
#[command(name = "markdown-codegen", version, after_help = EXIT_CODES, max_term_width = 100)]
pub(super) struct Args {
    #[command(subcommand)]
    pub(super) command: Command,

    /// When to use colours; `auto` is on a terminal, unless NO_COLOR is set
    #[arg(
        long,
        global = true,
        value_enum,
        value_name = "WHEN",
        default_value = "auto",
        display_order = 100
    )]
    pub(super) color: When,

    /// Say nothing but errors
    #[arg(long, short, global = true, display_order = 100)]
    pub(super) quiet: bool,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    Generate(Generate),
    Schema(SchemaArgs),
    Explain(Explain),
    Diff(Box<Diff>),
    Lint(Lint),
    Features(FeaturesArgs),
    /// List the codes of all findings with their severity and meaning
    Codes,
}

/// Bring the Rust modules up to date with the pages
///
/// Only files that change are written, and only files that carry the header of generated files are
/// replaced or deleted. Where the pages or the configuration have errors, nothing is written.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  markdown-codegen generate
  markdown-codegen generate --check
  markdown-codegen generate --specs docs --out src/models --deny warnings")]
pub(super) struct Generate {
    /// Write nothing; name each file that is not up to date, and exit with 1 if there is one
    #[arg(long)]
    pub(super) check: bool,

    #[command(flatten)]
    pub(super) input: Input,

    /// The folder of the modules [default: as the configuration says, or `generated`]
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,

    /// Make a test of each example of the pages, as `tests = true` in the configuration does
    #[arg(long)]
    pub(super) with_tests: bool,

    /// Take findings of a kind for errors
    #[arg(long, value_enum, value_name = "WHAT")]
    pub(super) deny: Option<Deny>,

    /// Make everything anew, whatever the last run noted below Cargo's target folder
    #[arg(long)]
    pub(super) no_cache: bool,

    /// Tell how long each stage took, and on Linux how much memory was in use at most
    #[arg(long)]
    pub(super) timings: bool,

    /// How to report: text on stderr, or one JSON object on stdout
    #[arg(long, value_enum, value_name = "FORMAT", default_value = "text")]
    pub(super) format: Format,
}

/// Print what the pages say, before anything of Rust is decided
///
/// The same pages always give the same bytes. Pages with errors give no schema.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  markdown-codegen schema --specs docs
  markdown-codegen schema --format json > schema.json")]
pub(super) struct SchemaArgs {
    #[command(flatten)]
    pub(super) input: Input,

    /// An outline for people, or all there is as JSON
    #[arg(long, value_enum, value_name = "FORMAT", default_value = "text")]
    pub(super) format: Format,
}

/// Say what was decided about a model or a field, and why
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  markdown-codegen explain AuthorizationRequest
  markdown-codegen explain AuthorizationRequest.parameters
  markdown-codegen explain errors.ResultError")]
pub(super) struct Explain {
    /// A title, or a namespace and a title; then perhaps a field as it is documented
    #[arg(value_name = "MODEL[.FIELD]")]
    pub(super) subject: String,

    #[command(flatten)]
    pub(super) input: Input,
}

/// Print the table of Cargo features that the areas ask for, to be pasted into `Cargo.toml`
///
/// It is for a configuration with `features`. `generate` refuses to write where the table beside the
/// configuration is another one.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  markdown-codegen features")]
pub(super) struct FeaturesArgs {
    #[command(flatten)]
    pub(super) input: Input,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    Text,
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Deny {
    Warnings,
}
