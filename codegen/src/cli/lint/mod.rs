//! `lint`: pages in, what is wrong with them out.

mod args;

use anyhow::{Context, Result, anyhow};
use markdown_codegen::Error;
use markdown_codegen::check::lint::report::{self, Asked, Report};
use markdown_codegen::check::lint::{Finding, RULES, Rule, check_rules};
use markdown_codegen::source::Sources;

use super::advice::advised;
use super::allow;
use super::load::findings_of;
use super::outcome::Outcome;
use super::progress::Progress;
use super::suggest::suggest;
use super::terminal::Terminal;
use args::Format;
pub(super) use args::Lint;

pub(super) fn run(args: &Lint, terminal: &Terminal) -> Result<Outcome> {
    if args.rules {
        terminal.print(&report::rules_list())?;
        return Ok(Outcome::Fine);
    }
    if let Some(rule) = &args.explain {
        terminal.print(&explained(rule)?)?;
        return Ok(Outcome::Fine);
    }
    let mut sources = Sources::default();
    let allows = allow::read(
        args.allow.as_deref(),
        &mut sources,
        check_rules,
        "cannot judge the pages",
        terminal,
    )?;
    let Some(allows) = allows else {
        return Ok(Outcome::Failed);
    };
    let progress = Progress::new(terminal);
    let found = find(args, &progress);
    drop(progress);
    let findings = match found {
        Ok(findings) => findings,
        Err(error) => {
            let found = findings_of(error).map_err(|error| args.input.advise(error))?;
            terminal.findings(&found.diagnostics, &found.sources);
            terminal.error(&anyhow!("cannot judge the pages: they have errors"));
            return Ok(Outcome::Failed);
        }
    };
    let asked = Asked {
        fail_on: args.fail_on.level(),
        allows: &allows,
        sources: &sources,
        today: allow::today(args.today)?,
    };
    let report = Report::new(findings, &asked);
    terminal.print(&rendered(args, &report, terminal)?)?;
    Ok(if report.has_failed() {
        Outcome::Findings
    } else {
        Outcome::Fine
    })
}

fn find(args: &Lint, progress: &Progress) -> Result<Vec<Finding>, Error> {
    progress.stage("reading the pages");
    let loaded = args.input.config().load()?;
    progress.stage("judging the pages");
    loaded.lint()
}

fn rendered(args: &Lint, report: &Report, terminal: &Terminal) -> Result<String> {
    let failed = "cannot write the report";
    Ok(match args.format {
        Format::Text => report::text(report, args.verbose, terminal.out_color()),
        Format::Markdown => report::markdown(report, args.marker.as_deref(), args.verbose),
        Format::Github => report::annotations(report),
        Format::Json => report::json(report).context(failed)?,
        Format::Sarif => report::sarif(report).context(failed)?,
    })
}

fn explained(name: &str) -> Result<String> {
    match Rule::by_name(name) {
        Some(rule) => Ok(report::explain(rule.info())),
        None => {
            let names = RULES.iter().map(|rule| rule.name);
            let help = match suggest(name, names).first() {
                Some(near) => format!("is `{near}` meant? `lint --rules` lists them all"),
                None => "`lint --rules` lists them all".to_owned(),
            };
            Err(advised(anyhow!("there is no rule `{name}`"), help))
        }
    }
}
