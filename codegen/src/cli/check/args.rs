//! The arguments that `diff` and `lint` share.

use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser};
use markdown_codegen::config::Date;
use markdown_codegen::report::{Format, Reportable};

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct CheckArgs {
    /// List every finding, also the least important ones
    #[arg(long, short)]
    pub(super) verbose: bool,

    /// A file with `[[allow]]` entries, which accept findings
    #[arg(long, value_name = "FILE")]
    pub(super) allow: Option<PathBuf>,

    /// The date on which entries may expire [default: today, in UTC]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub(super) today: Option<Date>,

    /// Distinguishes several comments on one pull request, for `--format markdown`
    #[arg(long, value_name = "NAME")]
    pub(super) marker: Option<String>,

    /// Explain a rule and exit
    #[arg(long, value_name = "RULE", exclusive = true)]
    pub(super) explain: Option<String>,

    /// List all rules and exit
    #[arg(long, exclusive = true)]
    pub(super) rules: bool,
}

/// The names of the formats that serve a report.
pub(in crate::cli) fn formats<F: Reportable>() -> PossibleValuesParser {
    let formats = Format::<F>::available();
    let values = formats.map(|format| PossibleValue::new(format.name).help(format.help));
    PossibleValuesParser::new(values)
}

fn date(text: &str) -> Result<Date, String> {
    Date::parse(text).ok_or_else(|| "expected a date as YYYY-MM-DD".to_owned())
}
