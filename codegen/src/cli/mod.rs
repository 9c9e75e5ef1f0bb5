//! What the command does with its arguments.

mod advice;
mod allow;
mod args;
mod cache;
mod codes;
mod diff;
mod explain;
mod features;
mod generate;
mod lint;
mod outline;
mod progress;
mod report;
mod schema;
mod suggest;
mod terminal;
mod timings;

use std::process::ExitCode;

use anyhow::Result;
use clap::Parser;
use markdown_codegen::{Error, Findings, Loaded};

use args::{Args, Command, Input};
use progress::Progress;
use terminal::Terminal;

/// How a run ended, unless it could not run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// There is nothing to complain of.
    Fine,
    /// The pages or the configuration have errors, the output is not up to date, a change fails a
    /// comparison, or a finding fails `lint`.
    Findings,
    /// It could not run, which has been said already.
    Failed,
}

/// Runs the command of this process; wrong arguments end the process.
pub(crate) fn main() -> ExitCode {
    let args = Args::parse();
    let terminal = Terminal::new(args.color, args.quiet);
    let outcome = run(&args.command, &terminal).unwrap_or_else(|error| {
        terminal.error(&error);
        Outcome::Failed
    });
    ExitCode::from(match outcome {
        Outcome::Fine => 0,
        Outcome::Findings => 1,
        Outcome::Failed => 2,
    })
}

fn run(command: &Command, terminal: &Terminal) -> Result<Outcome> {
    match command {
        Command::Generate(args) => generate::run(args, terminal),
        Command::Schema(args) => schema::run(args, terminal),
        Command::Explain(args) => explain::run(args, terminal),
        Command::Diff(args) => diff::run(args, terminal),
        Command::Lint(args) => lint::run(args, terminal),
        Command::Features(args) => features::run(args, terminal),
        Command::Codes => codes::run(terminal),
    }
}

/// Reads the pages; `None` where the configuration has errors, which are told.
fn load(input: &Input, terminal: &Terminal) -> Result<Option<Loaded>> {
    let progress = Progress::new(terminal);
    progress.stage("reading the pages");
    let loaded = input.config().load();
    drop(progress);
    match loaded {
        Ok(loaded) => Ok(Some(loaded)),
        Err(error) => {
            let found = findings_of(error).map_err(|error| input.advise(error))?;
            terminal.findings(&found.diagnostics, &found.sources);
            Ok(None)
        }
    }
}

/// Takes the findings out of an error, which are a result; other errors stay what they are.
fn findings_of(error: Error) -> Result<Findings, Error> {
    match error {
        Error::Findings(findings) => Ok(*findings),
        error => Err(error),
    }
}
