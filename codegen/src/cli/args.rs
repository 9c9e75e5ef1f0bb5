//! The arguments and their help.

use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Parser, Subcommand, ValueEnum};
use markdown_codegen::report::{Format, LocatedDiagnostic};

use super::diff::Diff;
use super::input::{Input, When};
use super::lint::Lint;

const EXIT_CODES: &str = "\
Exit codes:
  0  success
  1  the pages or the configuration have errors, the output is stale, or a change or finding fails
     `diff` or `lint`
  2  the command could not run";

/// Generate Rust structs, enums and unions from a folder of published model pages (Markdown)
#[derive(Debug, Parser)]
#[command(name = "markdown-codegen", version, after_help = EXIT_CODES, max_term_width = 100)]
pub(super) struct Args {
    #[command(subcommand)]
    pub(super) command: Command,

    /// When to use colours; `auto` means on a terminal, unless NO_COLOR is set
    #[arg(
        long,
        global = true,
        value_enum,
        value_name = "WHEN",
        default_value = "auto",
        display_order = 100
    )]
    pub(super) color: When,

    /// Print errors only
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
    /// List all diagnostic codes with their severity and meaning
    Codes,
}

/// Generate the Rust modules from the pages
///
/// Only changed files are written, and only generated files are replaced or deleted. If the pages or
/// the configuration have errors, nothing is written.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  markdown-codegen generate
  markdown-codegen generate --check
  markdown-codegen generate --specs docs --out src/models --deny warnings")]
pub(super) struct Generate {
    /// Write nothing; list each stale file, and exit with 1 if there is one
    #[arg(long)]
    pub(super) check: bool,

    #[command(flatten)]
    pub(super) input: Input,

    /// The output folder [default: from the configuration, or `generated`]
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,

    /// Generate a test for each example on the pages, like `tests = true` in the configuration
    #[arg(long)]
    pub(super) with_tests: bool,

    /// Treat warnings as errors
    #[arg(long, value_enum, value_name = "WHAT")]
    pub(super) deny: Option<Deny>,

    /// Ignore the cache
    #[arg(long)]
    pub(super) no_cache: bool,

    /// Print the duration of each stage and, on Linux, the peak memory
    #[arg(long)]
    pub(super) timings: bool,

    /// The format of the report: text goes to stderr, everything else to stdout
    #[arg(long, value_parser = report_formats(), value_name = "FORMAT", default_value = "text")]
    pub(super) format: String,
}

/// Print the schema that the pages describe
///
/// The output is deterministic. Pages with errors have no schema.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  markdown-codegen schema --specs docs
  markdown-codegen schema --format json > schema.json")]
pub(super) struct SchemaArgs {
    #[command(flatten)]
    pub(super) input: Input,

    /// A readable outline, the complete schema as JSON, or JSON Schema 2020-12 of the values
    #[arg(long, value_enum, value_name = "FORMAT", default_value = "text")]
    pub(super) format: SchemaFormat,

    /// Only this model and what it contains, as JSON Schema
    #[arg(long, value_name = "MODEL")]
    pub(super) model: Option<String>,
}

/// Explain how a model or field was translated to Rust, and why
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  markdown-codegen explain AuthorizationRequest
  markdown-codegen explain AuthorizationRequest.parameters
  markdown-codegen explain errors.ResultError")]
pub(super) struct Explain {
    /// A title, or a namespace and a title; optionally a documented field
    #[arg(value_name = "MODEL[.FIELD]")]
    pub(super) subject: String,

    #[command(flatten)]
    pub(super) input: Input,
}

/// Print the Cargo features of the API groups, to paste into `Cargo.toml`
///
/// It requires `features` in the configuration. `generate` fails if the table beside the configuration
/// differs.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  markdown-codegen features")]
pub(super) struct FeaturesArgs {
    #[command(flatten)]
    pub(super) input: Input,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum SchemaFormat {
    Text,
    Json,
    JsonSchema,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Deny {
    Warnings,
}

/// The formats of `generate`: its own, and those of reports that serve diagnostics.
fn report_formats() -> PossibleValuesParser {
    let own = [
        ("text", "Text for a terminal"),
        ("json", "One JSON object with everything"),
    ];
    let formats = Format::<LocatedDiagnostic>::available();
    let formats = formats.map(|format| (format.name, format.help));
    let values = own.into_iter().chain(formats);
    PossibleValuesParser::new(values.map(|(name, help)| PossibleValue::new(name).help(help)))
}
