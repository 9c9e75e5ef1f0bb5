//! `diff`: two states in, changes with verdicts out.

mod args;

use std::path::Path;

use anyhow::{Result, anyhow};
use markdown_codegen::check::diff::{Change, ReportOptions, Version, report};
use markdown_codegen::report::{AllowList, Report, StateName};
use markdown_codegen::{Config, Error, Loaded, State};

use super::advice::advised;
use super::check;
use super::load::findings_of;
use super::outcome::Outcome;
use super::progress::Progress;
use super::terminal::Terminal;
pub(super) use args::Diff;

/// Both states, and how reports name them.
struct States {
    old: (State, String),
    new: (State, String),
}

pub(super) fn run(args: &Diff, terminal: &Terminal) -> Result<Outcome> {
    let format = (args.format.as_str(), args.version_heading.as_deref());
    check::run(&args.check, format, terminal, |allows| {
        diff(args, allows, terminal)
    })
}

fn diff(args: &Diff, allows: AllowList, terminal: &Terminal) -> Result<Option<Report<Change>>> {
    let states = states(args)?;
    let progress = Progress::new(terminal);
    let compared = compare(args, &states, &progress);
    drop(progress);
    let (states, changes) = match compared? {
        Compared::Done(states, changes) => (*states, changes),
        Compared::Faulty(name, error) => {
            let findings = findings_of(error)?;
            terminal.findings(&findings.diagnostics, &findings.sources);
            terminal.error(&anyhow!("cannot compare: `{name}` has errors"));
            return Ok(None);
        }
    };
    if args.require_bump {
        states.iter().try_for_each(check_version)?;
    }
    let options = ReportOptions {
        fail_on: args.fail_on.clone(),
        require_bump: args.require_bump,
        allows,
    };
    Ok(Some(report(states, changes, &options)))
}

enum Compared {
    Done(Box<[StateName; 2]>, Vec<Change>),
    /// The state of a name has errors.
    Faulty(String, Error),
}

fn compare(args: &Diff, states: &States, progress: &Progress) -> Result<Compared> {
    let mut config = Config::new();
    if let Some(file) = &args.config {
        config = config.file(file);
    }
    if let Some(dialect) = &args.dialect {
        config = config.dialect(dialect);
    }
    progress.stage("reading the new state");
    let (state, name) = &states.new;
    let new = match config.load_state(state) {
        Err(error @ Error::Findings(_)) => return Ok(Compared::Faulty(name.clone(), error)),
        loaded => loaded.map_err(|error| advise(error, state, name))?,
    };
    progress.stage("reading the old state");
    let (state, name) = &states.old;
    let old = match config.load_state(state) {
        Err(error @ Error::Findings(_)) => return Ok(Compared::Faulty(name.clone(), error)),
        loaded => loaded.map_err(|error| advise(error, state, name))?,
    };
    progress.stage("comparing");
    // Errors belong to one state, which is found by comparing a state with itself.
    match old.compare(&new) {
        Ok(comparison) => {
            let names = [state_name(&states.old, &old), state_name(&states.new, &new)];
            Ok(Compared::Done(Box::new(names), comparison.changes))
        }
        Err(error) => {
            let is_new = new.compare(&new).is_err();
            let (_, name) = if is_new { &states.new } else { &states.old };
            Ok(Compared::Faulty(name.clone(), error))
        }
    }
}

fn state_name((state, name): &(State, String), loaded: &Loaded) -> StateName {
    StateName {
        name: name.clone(),
        version: loaded.version.clone(),
        prefix: state.prefix(),
    }
}

fn states(args: &Diff) -> Result<States> {
    let with_name = |state: State| {
        let name = state.to_string();
        (state, name)
    };
    match (&args.base, &args.old, &args.new) {
        (Some(base), folder, _) => {
            let folder = folder.as_deref().unwrap_or(".");
            if Path::new(folder).is_absolute() {
                let help = "pass a path relative to the current folder";
                return Err(advised(anyhow!("`{folder}` not found in `{base}`"), help));
            }
            let old = State::Commit {
                revision: base.clone(),
                path: Some(format!("./{folder}")),
            };
            let (old_name, new_name) = match folder {
                "." => {
                    let base = old.prefix().trim_end_matches(':').to_owned();
                    (base, "the working tree".to_owned())
                }
                folder => (format!("{}{folder}", old.prefix()), folder.to_owned()),
            };
            Ok(States {
                old: (old, old_name),
                new: (State::Folder(folder.into()), new_name),
            })
        }
        (None, Some(old), Some(new)) => Ok(States {
            old: with_name(State::parse(old)),
            new: with_name(State::parse(new)),
        }),
        _ => Err(advised(
            anyhow!("expected two states"),
            "pass both, as in `diff OLD NEW`, or compare with a commit, as in `diff --base origin/main`",
        )),
    }
}

fn check_version(side: &StateName) -> Result<()> {
    let help = "`--require-bump` requires a `Cargo.toml` with a version in or above the folder of each state";
    match &side.version {
        None => Err(advised(anyhow!("`{}` has no version", side.name), help)),
        Some(version) if Version::parse(version).is_none() => Err(advised(
            anyhow!("`{version}` of `{}` is not a version", side.name),
            help,
        )),
        Some(_) => Ok(()),
    }
}

/// Adds the state that cannot be read, and what the user can do.
fn advise(error: Error, state: &State, name: &str) -> anyhow::Error {
    let help = match &error {
        Error::Read { .. } => Some(
            "a state is a folder with `codegen.toml`, a folder of pages, or a commit as `REF` or `REF:PATH`".to_owned(),
        ),
        error => error.help().map(str::to_owned),
    };
    let context = match (&error, state) {
        (Error::Read { .. }, _) => None,
        (_, State::Commit { path: None, .. }) => {
            Some(format!("cannot read `{name}`, which is not a folder"))
        }
        _ => Some(format!("cannot read `{name}`")),
    };
    let error = anyhow::Error::from(error);
    let error = match context {
        Some(context) => error.context(context),
        None => error,
    };
    match help {
        Some(help) => advised(error, help),
        None => error,
    }
}
