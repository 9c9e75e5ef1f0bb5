//! Arguments of several subcommands.

use std::path::{Path, PathBuf};

use clap::ValueEnum;
use clap::builder::PossibleValuesParser;
use markdown_codegen::front::speakeasy::type_syntax as dialect;
use markdown_codegen::{Config, Error};

use super::advice::advised;

/// The default configuration file, if it exists.
const FILE: &str = "codegen.toml";

#[derive(Debug, clap::Args)]
pub(super) struct Input {
    /// The folder of the pages [default: from the configuration, or `specs`]
    #[arg(long, value_name = "DIR")]
    pub(super) specs: Option<PathBuf>,

    /// The configuration file [default: `codegen.toml`, if it exists]
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,

    /// The dialect of the pages [default: from the configuration, or detected]
    #[arg(long, value_name = "NAME", value_parser = dialects())]
    dialect: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum When {
    Auto,
    Always,
    Never,
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

    /// The given arguments, with their names.
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

    /// Adds help about these arguments to an error.
    pub(super) fn advise(&self, error: Error) -> anyhow::Error {
        let help = match &error {
            Error::Read { path, .. } if Some(path.as_path()) == self.config.as_deref() => {
                Some("pass an existing file with `--config`, or omit it".to_owned())
            }
            Error::Read { path, .. } if Some(path.as_path()) != self.file() => Some(format!(
                "pass the folder of the pages with `--specs`, or set `specs` in `{}`",
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
