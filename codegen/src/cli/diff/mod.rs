//! `diff`: two states in, what it means out.

mod args;

use std::path::Path;

use anyhow::{Context, Result, anyhow};
use markdown_codegen::check::diff::gates::{Version, check_rules};
use markdown_codegen::check::diff::report::{self, Asked, Named, Report};
use markdown_codegen::check::diff::{RULES, Rule};
use markdown_codegen::source::Sources;
use markdown_codegen::{Config, Error, Loaded, State};

use super::advice::advised;
use super::allow;
use super::load::findings_of;
use super::outcome::Outcome;
use super::progress::Progress;
use super::suggest::suggest;
use super::terminal::Terminal;
pub(super) use args::Diff;
use args::Format;

/// The states with the names by which people are told of them.
struct States {
    old: (State, String),
    new: (State, String),
}

pub(super) fn run(args: &Diff, terminal: &Terminal) -> Result<Outcome> {
    if args.rules {
        terminal.print(&report::rules_list())?;
        return Ok(Outcome::Fine);
    }
    if let Some(rule) = &args.explain {
        terminal.print(&explained(rule)?)?;
        return Ok(Outcome::Fine);
    }
    let states = states(args)?;
    let mut sources = Sources::default();
    let allows = allow::read(
        args.allow.as_deref(),
        &mut sources,
        check_rules,
        "cannot compare",
        terminal,
    )?;
    let Some(allows) = allows else {
        return Ok(Outcome::Failed);
    };
    let progress = Progress::new(terminal);
    let compared = compare(args, &states, &progress);
    drop(progress);
    let (old, new, changes) = match compared? {
        Compared::Done(done) => *done,
        Compared::Faulty(name, error) => {
            let findings = findings_of(error)?;
            terminal.findings(&findings.diagnostics, &findings.sources);
            terminal.error(&anyhow!("cannot compare: `{name}` has errors"));
            return Ok(Outcome::Failed);
        }
    };
    if args.require_bump {
        for side in [&old, &new] {
            check_version(side)?;
        }
    }
    let asked = Asked {
        fail_on: &args.fail_on,
        require_bump: args.require_bump,
        allows: &allows,
        sources: &sources,
        today: allow::today(args.today)?,
    };
    let report = Report::new(old, new, changes, &asked);
    terminal.print(&rendered(args, &report, terminal)?)?;
    Ok(if report.has_failed() {
        Outcome::Findings
    } else {
        Outcome::Fine
    })
}

enum Compared {
    Done(Box<(Named, Named, Vec<markdown_codegen::check::diff::Change>)>),
    /// A state has errors of its own.
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
    // A state is faulty by itself, so that the one that is can be found by itself.
    match old.compare(&new) {
        Ok(comparison) => Ok(Compared::Done(Box::new((
            named(&states.old, &old),
            named(&states.new, &new),
            comparison.changes,
        )))),
        Err(error) => {
            let is_new = new.compare(&new).is_err();
            let (_, name) = if is_new { &states.new } else { &states.old };
            Ok(Compared::Faulty(name.clone(), error))
        }
    }
}

fn named((state, name): &(State, String), loaded: &Loaded) -> Named {
    Named {
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
                let help = "name it from the folder in which the command runs";
                return Err(advised(
                    anyhow!("`{folder}` cannot be found in `{base}`"),
                    help,
                ));
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
            anyhow!("two states are needed"),
            "name them, as in `diff OLD NEW`, or compare with a commit, as in `diff --base origin/main`",
        )),
    }
}

fn rendered(args: &Diff, report: &Report, terminal: &Terminal) -> Result<String> {
    let failed = "cannot write the report";
    Ok(match args.format {
        Format::Text => report::text(report, args.verbose, terminal.out_color()),
        Format::Markdown => report::markdown(report, args.marker.as_deref(), args.verbose),
        Format::Github => report::annotations(report),
        Format::Json => report::json(report).context(failed)?,
        Format::Sarif => report::sarif(report).context(failed)?,
        Format::Changelog => report::changelog(report, args.version_heading.as_deref()),
    })
}

fn explained(name: &str) -> Result<String> {
    match Rule::by_name(name) {
        Some(rule) => Ok(report::explain(rule.info())),
        None => {
            let names = RULES.iter().map(|rule| rule.name);
            let help = match suggest(name, names).first() {
                Some(near) => format!("is `{near}` meant? `diff --rules` lists them all"),
                None => "`diff --rules` lists them all".to_owned(),
            };
            Err(advised(anyhow!("there is no rule `{name}`"), help))
        }
    }
}

fn check_version(side: &Named) -> Result<()> {
    let help =
        "`--require-bump` needs a `Cargo.toml` with a version in or above the folder of each state";
    match &side.version {
        None => Err(advised(anyhow!("`{}` has no version", side.name), help)),
        Some(version) if Version::parse(version).is_none() => Err(advised(
            anyhow!("`{version}` of `{}` is no version", side.name),
            help,
        )),
        Some(_) => Ok(()),
    }
}

/// The error with the state that cannot be read, and with what can be done.
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
            Some(format!("cannot read `{name}`, which is no folder"))
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
