//! From findings to a printed report and an exit code.

use anyhow::{Context, Result, anyhow};
use markdown_codegen::report::{AllowList, Format, RenderOptions, Report, Reportable};

use super::allow;
use super::args::CheckArgs;
use crate::cli::advice::advised;
use crate::cli::outcome::Outcome;
use crate::cli::terminal::Terminal;
use markdown_codegen::diagnostics::suggest;

/// Prints the requested rules, or else the report that `check` makes; it returns `None` if
/// there is none, which it reports.
pub(in crate::cli) fn run<F: Reportable>(
    args: &CheckArgs,
    (format, release): (&str, Option<&str>),
    terminal: &Terminal,
    check: impl FnOnce(AllowList) -> Result<Option<Report<F>>>,
) -> Result<Outcome> {
    if args.rules {
        terminal.print(&F::RULES.list())?;
        return Ok(Outcome::Fine);
    }
    if let Some(rule) = &args.explain {
        terminal.print(&explained::<F>(rule)?)?;
        return Ok(Outcome::Fine);
    }
    let allows = match &args.allow {
        Some(path) => allow::read(path, args.today, &F::RULES, terminal)?,
        None => Some(AllowList::default()),
    };
    let report = match allows {
        Some(allows) => check(allows)?,
        None => None,
    };
    let Some(report) = report else {
        return Ok(Outcome::Failed);
    };
    let options = RenderOptions {
        verbose: args.verbose,
        color: terminal.out_color(),
        marker: args.marker.clone(),
        release: release.map(str::to_owned),
    };
    let format = Format::by_name(format).with_context(|| format!("unknown format `{format}`"))?;
    let text = (format.render)(&report, &options).context("cannot render the report")?;
    terminal.print(&text)?;
    Ok(if report.has_failed() {
        Outcome::Findings
    } else {
        Outcome::Fine
    })
}

fn explained<F: Reportable>(name: &str) -> Result<String> {
    let rules = F::RULES;
    if let Some(rule) = rules.find(name) {
        return Ok(rules.explain(rule));
    }
    let list = format!("`{} --rules` lists them all", rules.command);
    let help = match suggest(name, rules.names()).first() {
        Some(near) => format!("is `{near}` meant? {list}"),
        None => list,
    };
    Err(advised(anyhow!("unknown rule `{name}`"), help))
}
