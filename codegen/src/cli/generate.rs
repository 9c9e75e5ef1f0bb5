//! `generate`: pages in, modules out.

use std::time::Instant;

use anyhow::Result;
use markdown_codegen::{Error, Generated, Timings};

use super::args::{Deny, Format, Generate};
use super::cache::{Cache, Recalled};
use super::progress::Progress;
use super::report::{Files, Report};
use super::terminal::Terminal;
use super::{Outcome, findings_of};

pub(super) fn run(args: &Generate, terminal: &Terminal) -> Result<Outcome> {
    let started = Instant::now();
    let progress = Progress::new(terminal);
    let mut report = work(args, &progress);
    drop(progress);
    if args.timings {
        report.measure();
    }
    match args.format {
        Format::Text => report.tell(&mend(args), started.elapsed(), terminal),
        Format::Json => {
            terminal.print(&report.to_json()?)?;
            if let Some(error) = &report.failure {
                terminal.error(error);
            }
        }
    }
    Ok(report.outcome())
}

fn work(args: &Generate, progress: &Progress) -> Report {
    let mut report = Report::default();
    let failure = match load(args, progress) {
        Ok((Made::Before(made), _)) => {
            match args.check {
                true => report.stale = Some(Vec::new()),
                false => report.files = Some(Files::unchanged(made.unchanged)),
            }
            report.take(made.generated);
            None
        }
        Ok((Made::Now(generated), _)) if generated.findings.diagnostics.has_errors() => {
            report.take(generated);
            None
        }
        Ok((Made::Now(mut generated), cache)) => {
            let failure = write(args, &mut generated, progress, &mut report).err();
            let is_up_to_date = failure.is_none() && report.outcome() == Outcome::Fine;
            if let Some(cache) = cache.filter(|_| is_up_to_date) {
                cache.note(&generated);
            }
            report.take(generated);
            failure
        }
        Err(error) => match findings_of(error) {
            Ok(findings) => {
                report.findings = Some(findings);
                None
            }
            Err(error) => Some(error),
        },
    };
    report.failure = failure.map(|error| args.input.advise(error));
    report
}

/// The files of this run, or what is known of those of an earlier one that would be the same.
enum Made {
    Now(Generated),
    Before(Recalled),
}

fn load(args: &Generate, progress: &Progress) -> Result<(Made, Option<Cache>), Error> {
    progress.stage("reading the pages");
    let mut config = args.input.config();
    if let Some(out) = &args.out {
        config = config.out(out);
    }
    config = config.deny_warnings(args.deny == Some(Deny::Warnings));
    let mut texts = config.read()?;
    let mut cache = None;
    if !args.no_cache {
        cache = Cache::of(&config, &texts);
        if let Some(cache) = &cache {
            progress.stage("comparing the files");
            match cache.recall(texts) {
                Ok(recalled) => return Ok((Made::Before(recalled), None)),
                Err(back) => texts = back,
            }
        }
    }
    progress.stage("making the modules");
    Ok((Made::Now(texts.parse()?.generate()), cache))
}

fn write(
    args: &Generate,
    generated: &mut Generated,
    progress: &Progress,
    report: &mut Report,
) -> Result<(), Error> {
    progress.stage("comparing the files");
    let mut timings = std::mem::take(&mut generated.timings);
    let done = planned(args, generated, progress, report, &mut timings);
    generated.timings = timings;
    done
}

fn planned(
    args: &Generate,
    generated: &Generated,
    progress: &Progress,
    report: &mut Report,
    timings: &mut Timings,
) -> Result<(), Error> {
    let plan = timings
        .time("plan", || generated.plan())
        .map_err(Error::Write)?;
    if args.check {
        report.stale = Some(plan.check());
        return Ok(());
    }
    let files = Files::of(&plan);
    progress.stage("writing the files");
    timings
        .time("write", || plan.apply())
        .map_err(Error::Write)?;
    report.files = Some(files);
    Ok(())
}

/// The command that does what `--check` found to be needed.
fn mend(args: &Generate) -> String {
    // Cargo tells a command that it runs from its sources which package that is; such a command is
    // on nobody's path.
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
    command
}

/// A word as a shell reads it.
fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_./:\\".contains(c);
    match !word.is_empty() && word.chars().all(plain) {
        true => word.to_owned(),
        false => format!("'{}'", word.replace('\'', r"'\''")),
    }
}
