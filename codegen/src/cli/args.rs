//! The arguments of the commands that have no module for theirs, and those that several share.

use std::path::{Path, PathBuf};

use clap::ValueEnum;
use clap::builder::PossibleValuesParser;
use markdown_codegen::front::speakeasy::type_syntax as dialect;
use markdown_codegen::{Config, Error};

use super::advice::advised;

/// The configuration file that is taken where none is named, if it exists.
const FILE: &str = "codegen.toml";

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

    /// Decode and encode by tables, or by serde's derives, which are only to compare with
    #[arg(
        long,
        value_enum,
        value_name = "HOW",
        default_value = "table",
        hide = true
    )]
    pub(super) serde: Serde,

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

#[derive(Debug, clap::Args)]
pub(super) struct Input {
    /// The folder of the pages [default: as the configuration says, or `specs`]
    #[arg(long, value_name = "DIR")]
    pub(super) specs: Option<PathBuf>,

    /// The configuration [default: `codegen.toml`, if it exists]
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,

    /// The dialect of the pages [default: as the configuration says, or found from the pages]
    #[arg(long, value_name = "NAME", value_parser = dialects())]
    dialect: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum When {
    Auto,
    Always,
    Never,
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

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Serde {
    Table,
    Derive,
}

pub(super) fn dialects() -> PossibleValuesParser {
    PossibleValuesParser::new(dialect::all().iter().map(|dialect| dialect.name()))
}

impl Input {
    /// The configuration file, if there is one.
    pub(super) fn file(&self) -> Option<&Path> {
        let default = Path::new(FILE);
        self.config
            .as_deref()
            .or_else(|| default.exists().then_some(default))
    }

    pub(super) fn config(&self) -> Config {
        let mut config = Config::new();
        if let Some(file) = self.file() {
            config = config.file(file);
        }
        if let Some(specs) = &self.specs {
            config = config.specs(specs);
        }
        if let Some(dialect) = &self.dialect {
            config = config.dialect(dialect);
        }
        config
    }

    /// The arguments that were given, with their names.
    pub(super) fn given(&self) -> Vec<(&'static str, String)> {
        let path = |path: &PathBuf| path.to_string_lossy().into_owned();
        [
            ("--specs", self.specs.as_ref().map(path)),
            ("--config", self.config.as_ref().map(path)),
            ("--dialect", self.dialect.clone()),
        ]
        .into_iter()
        .filter_map(|(name, value)| Some((name, value?)))
        .collect()
    }

    /// The error with advice about these arguments.
    pub(super) fn advise(&self, error: Error) -> anyhow::Error {
        let help = match &error {
            Error::Read { path, .. } if Some(path.as_path()) == self.config.as_deref() => Some(
                "name an existing file with `--config`, or leave it out to go without".to_owned(),
            ),
            Error::Read { path, .. } if Some(path.as_path()) != self.file() => Some(format!(
                "name the folder of the pages with `--specs`, or as `specs` in `{}`",
                self.file().unwrap_or(Path::new(FILE)).display()
            )),
            error => error.help().map(str::to_owned),
        };
        match help {
            Some(help) => advised(error, help),
            None => error.into(),
        }
    }
}
