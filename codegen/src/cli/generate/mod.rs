//! `generate`: pages in, modules out.

mod cache;
mod report;
mod summary;

use std::time::Instant;

use anyhow::Result;
use markdown_codegen::{Config, Error, Generated, Timings};

use super::args::{Deny, Generate};
use super::load::findings_of;
use super::outcome::Outcome;
use super::progress::Progress;
use super::terminal::Terminal;
use cache::Cache;
use report::{Files, GenerateReport};
use summary::RunSummary;

pub(super) fn run(args: &Generate, terminal: &Terminal) -> Result<Outcome> {
    let started = Instant::now();
    let progress = Progress::new(terminal);
    let mut report = work(args, &progress);
    drop(progress);
    if args.timings {
        report.measure();
    }
    if args.format == "text" {
        report.print(&mend(args), started.elapsed(), terminal);
    } else {
        terminal.print(&report.rendered(&args.format)?)?;
        if let Some(error) = &report.failure {
            terminal.error(error);
        }
    }
    Ok(report.outcome())
}

fn work(args: &Generate, progress: &Progress) -> GenerateReport {
    let mut report = GenerateReport::default();
    if let Err(error) = fill(args, progress, &mut report) {
        match findings_of(error) {
            Ok(findings) => report.findings = Some(findings),
            Err(error) => report.failure = Some(args.input.advise(error)),
        }
    }
    report
}

fn fill(args: &Generate, progress: &Progress, report: &mut GenerateReport) -> Result<(), Error> {
    progress.stage("reading the pages");
    let config = config(args);
    let texts = config.read()?;
    let cache = if args.no_cache {
        None
    } else {
        Cache::of(&config, &texts)
    };
    if let Some(entry) = cache.as_ref().and_then(|cache| cache.lookup(&texts)) {
        report.reuse(entry, texts.into_sources(), args.check);
        return Ok(());
    }
    progress.stage("making the modules");
    let mut generated = texts.parse()?.generate();
    let mut timings = std::mem::take(&mut generated.timings);
    let mut done = Ok(());
    if !generated.findings.diagnostics.has_errors() {
        done = write(args, &generated, progress, report, &mut timings);
        if let Some(cache) = cache.filter(|_| done.is_ok() && report.is_up_to_date()) {
            timings.time("note", || cache.store(&generated));
        }
    }
    report.take(RunSummary::of(&generated, timings), generated.findings);
    done
}

fn config(args: &Generate) -> Config {
    let mut config = args.input.config();
    if let Some(out) = &args.out {
        config = config.out(out);
    }
    config
        .deny_warnings(args.deny == Some(Deny::Warnings))
        .with_tests(args.with_tests)
}

fn write(
    args: &Generate,
    generated: &Generated,
    progress: &Progress,
    report: &mut GenerateReport,
    timings: &mut Timings,
) -> Result<(), Error> {
    progress.stage("comparing the files");
    let plan = timings.time("plan", || generated.plan());
    let plan = plan.map_err(Error::Write)?;
    if args.check {
        report.stale = Some(plan.check());
        return Ok(());
    }
    let files = Files::of(&plan);
    progress.stage("writing the files");
    let written = timings.time("write", || plan.apply());
    written.map_err(Error::Write)?;
    report.files = Some(files);
    Ok(())
}

/// The command that updates what `--check` found stale.
fn mend(args: &Generate) -> String {
    // Cargo sets the package name for a command that it runs from source, which is not in `PATH`.
    let by_cargo =
        std::env::var_os("CARGO_PKG_NAME").is_some_and(|name| name == env!("CARGO_PKG_NAME"));
    let mut command = if by_cargo {
        "cargo codegen".to_owned()
    } else {
        env!("CARGO_PKG_NAME").to_owned()
    };
    command.push_str(" generate");
    for (name, value) in args.input.given().into_iter().chain(
        args.out
            .as_ref()
            .map(|out| ("--out", out.to_string_lossy().into_owned())),
    ) {
        command.push_str(&format!(" {name} {}", quoted(&value)));
    }
    if args.with_tests {
        command.push_str(" --with-tests");
    }
    command
}

/// A word, quoted for a shell.
fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_./:\\".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}
