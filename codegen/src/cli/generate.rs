//! `generate`: pages in, modules out.

use std::time::Instant;

use anyhow::Result;
use markdown_codegen::{Error, Generated};

use super::args::{Deny, Format, Generate};
use super::progress::Progress;
use super::report::{Files, Report};
use super::terminal::Terminal;
use super::{Outcome, findings_of};

pub(super) fn run(args: &Generate, terminal: &Terminal) -> Result<Outcome> {
    let started = Instant::now();
    let progress = Progress::new(terminal);
    let report = work(args, &progress);
    drop(progress);
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
        Ok(generated) if generated.findings.diagnostics.has_errors() => {
            report.take(generated);
            None
        }
        Ok(generated) => {
            let failure = write(args, &generated, progress, &mut report).err();
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

fn load(args: &Generate, progress: &Progress) -> Result<Generated, Error> {
    progress.stage("reading the pages");
    let mut config = args.input.config();
    if let Some(out) = &args.out {
        config = config.out(out);
    }
    let loaded = config
        .deny_warnings(args.deny == Some(Deny::Warnings))
        .with_tests(args.with_tests)
        .load()?;
    progress.stage("making the modules");
    Ok(loaded.generate())
}

fn write(
    args: &Generate,
    generated: &Generated,
    progress: &Progress,
    report: &mut Report,
) -> Result<(), Error> {
    progress.stage("comparing the files");
    let plan = generated.plan().map_err(Error::Write)?;
    if args.check {
        report.stale = Some(plan.check());
        return Ok(());
    }
    let files = Files::of(&plan);
    progress.stage("writing the files");
    plan.apply().map_err(Error::Write)?;
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
    if args.with_tests {
        command.push_str(" --with-tests");
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
