//! The command line.

mod advice;
mod args;
mod check;
mod codes;
mod diff;
mod explain;
mod features;
mod generate;
mod input;
mod lint;
mod load;
mod outcome;
mod outline;
mod progress;
mod schema;
mod terminal;
mod timings;

use std::process::ExitCode;

use anyhow::Result;
use clap::Parser;

use args::{Args, Command};
use outcome::Outcome;
use terminal::Terminal;

/// Runs the command of this process; invalid arguments end it.
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
