//! The commands and the arguments of all of them.

use clap::{Parser, Subcommand};

use super::args::{Explain, FeaturesArgs, Generate, SchemaArgs, When};
use super::diff::Diff;
use super::lint::Lint;

const EXIT_CODES: &str = "\
Exit codes:
  0  success
  1  the pages or the configuration have errors, the output is stale, or a change or finding fails
     `diff` or `lint`
  2  the command could not run";

/// Turns a folder of published model pages (Markdown) into Rust structs, enums and unions
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
