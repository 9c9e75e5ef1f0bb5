//! `lint`: pages in, findings out.

mod args;

use anyhow::{Result, anyhow};
use markdown_codegen::check::lint::{Finding, ReportOptions, report};
use markdown_codegen::report::{AllowList, Report};

use super::check;
use super::load::findings_of;
use super::outcome::Outcome;
use super::progress::Progress;
use super::terminal::Terminal;
pub(super) use args::Lint;

pub(super) fn run(args: &Lint, terminal: &Terminal) -> Result<Outcome> {
    check::run(&args.check, (&args.format, None), terminal, |allows| {
        lint(args, allows, terminal)
    })
}

fn lint(args: &Lint, allows: AllowList, terminal: &Terminal) -> Result<Option<Report<Finding>>> {
    let progress = Progress::new(terminal);
    progress.stage("reading the pages");
    let findings = args.input.config().load().and_then(|loaded| {
        progress.stage("checking the pages");
        loaded.lint()
    });
    drop(progress);
    match findings {
        Ok(findings) => {
            let options = ReportOptions {
                fail_on: args.fail_on.severity(),
                allows,
            };
            Ok(Some(report(findings, &options)))
        }
        Err(error) => {
            let found = findings_of(error).map_err(|error| args.input.advise(error))?;
            terminal.findings(&found.diagnostics, &found.sources);
            terminal.error(&anyhow!("cannot check the pages: they have errors"));
            Ok(None)
        }
    }
}
