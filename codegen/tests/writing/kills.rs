//! A kill at any moment leaves what the next run repairs.

use std::error::Error;
use std::fs;
use std::process::Child;
use std::time::{Duration, Instant};

use walkdir::WalkDir;

use super::project::{Project, State, Tested, Tree, foreign};

/// How often the command is killed in a test, where `KILLS` does not say otherwise.
const KILLS: usize = 16;

/// How many of these kills have to come while files are being written, for the test to mean something.
const IN_BETWEEN: usize = KILLS / 8;

const SEED: u64 = 0x2026_1124;

/// Numbers that are the same in every run.
struct Numbers(u64);

impl Numbers {
    /// A number below a limit.
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).unwrap_or_default() % limit.max(1)
    }
}

/// When the command is killed.
#[derive(Clone, Copy, Debug)]
enum Moment {
    /// After a time.
    Time(Duration),
    /// When so many temporary files are there.
    Staged(usize),
    /// When so few temporary files are left.
    Placed(usize),
    /// When no temporary files are left, and a moment later.
    Deleting(Duration),
}

impl Moment {
    fn any(numbers: &mut Numbers, usual: Duration) -> Self {
        let micros = usize::try_from(usual.as_micros()).unwrap_or(usize::MAX);
        let time = |limit: usize, numbers: &mut Numbers| {
            Duration::from_micros(numbers.below(limit).try_into().unwrap_or_default())
        };
        match numbers.below(5) {
            0 => Self::Time(time(micros, numbers)),
            1 | 2 => Self::Staged(1 + numbers.below(100)),
            3 => Self::Placed(numbers.below(100)),
            _ => Self::Deleting(time(2000, numbers)),
        }
    }

    /// Waits for the moment, or for the end of the command if that comes first.
    fn wait(self, project: &Project, child: &mut Child) -> Tested {
        let started = Instant::now();
        // What an earlier kill left is no sign of this run.
        let mut most = 0;
        let before = staged(project);
        let mut begun = before == 0;
        while child.try_wait()?.is_none() {
            let now = staged(project);
            begun |= now < before;
            if begun {
                most = most.max(now);
            }
            let is_now = match self {
                Self::Time(time) => started.elapsed() >= time,
                Self::Staged(count) => begun && now >= count,
                Self::Placed(count) => most > now && now <= count,
                Self::Deleting(time) => {
                    let is_now = most > 0 && now <= 1;
                    if is_now {
                        std::thread::sleep(time);
                    }
                    is_now
                }
            };
            if is_now {
                break;
            }
            std::thread::sleep(Duration::from_micros(100));
        }
        Ok(())
    }
}

/// How many files are written but not in their places.
fn staged(project: &Project) -> usize {
    let entries = WalkDir::new(project.out()).into_iter().flatten();
    entries
        .filter(|entry| entry.file_name().to_str().is_some_and(is_temporary))
        .count()
}

fn is_temporary(name: &str) -> bool {
    name.starts_with(".markdown-codegen-") && name.ends_with(".tmp")
}

/// Kills the command at a moment, and gives what it left.
fn kill(project: &Project, state: State, moment: Moment) -> Result<Tree, Box<dyn Error>> {
    let mut child = project.command(state).spawn()?;
    moment.wait(project, &mut child)?;
    // It may have come to its end by itself.
    child.kill()?;
    child.wait()?;
    project.tree()
}

/// Demands that every file is one of the others', or whole and one of ours, or a temporary one; and
/// that each module that is declared is there.
fn check(project: &Project, found: &Tree, what: &str) -> Tested {
    for (path, text) in foreign() {
        if found.get(&path) != Some(&text) {
            return Err(format!("{what}: `{path}` of somebody else was touched").into());
        }
    }
    for (path, text) in found {
        let name = path.rsplit('/').next().unwrap_or_default();
        let is_whole = |state| project.files(state).get(path) == Some(text);
        if !path.ends_with('/')
            && !is_temporary(name)
            && !foreign().contains_key(path)
            && !is_whole(State::Old)
            && !is_whole(State::New)
        {
            return Err(format!("{what}: `{path}` is neither old nor new:\n{text}").into());
        }
    }
    match missing_module(found, "mod.rs") {
        Some(path) => Err(format!("{what}: the module of `{path}` is declared and missing").into()),
        None => Ok(()),
    }
}

/// A module without a file, among those that can be reached from a file.
fn missing_module(tree: &Tree, path: &str) -> Option<String> {
    let text = tree.get(path)?;
    let folder = path.strip_suffix("mod.rs")?;
    for line in text.lines() {
        let line = line.strip_prefix("pub ").unwrap_or(line);
        let Some(name) = line
            .strip_prefix("mod ")
            .and_then(|rest| rest.strip_suffix(';'))
        else {
            continue;
        };
        let (file, inner) = (
            format!("{folder}{name}.rs"),
            format!("{folder}{name}/mod.rs"),
        );
        if !tree.contains_key(&file) && !tree.contains_key(&inner) {
            return Some(file);
        }
        if let Some(missing) = missing_module(tree, &inner) {
            return Some(missing);
        }
    }
    None
}

fn kills() -> usize {
    let given = std::env::var("KILLS").ok();
    given.and_then(|count| count.parse().ok()).unwrap_or(KILLS)
}

/// How long a run takes that changes everything.
fn usual(project: &Project, state: State) -> Result<Duration, Box<dyn Error>> {
    let started = Instant::now();
    project.generate(state)?;
    Ok(started.elapsed())
}

/// Demands that kills came while files were written, and not only before and after.
fn expect_in_between(count: usize) {
    eprintln!("{count} of {} kills came in between", kills());
    assert!(count >= IN_BETWEEN, "only {count} kills came in between");
}

#[test]
fn a_run_over_an_old_tree_may_be_killed_at_any_moment() -> Tested {
    let project = Project::new()?;
    project.reset()?;
    let usual = usual(&project, State::Old)?;
    project.expect(State::Old, "the first run")?;
    let mut numbers = Numbers(SEED);
    let mut in_between = 0;
    let mut target = State::New;
    for at in 0..kills() {
        let moment = Moment::any(&mut numbers, usual);
        let what = format!("kill {at}, {moment:?}");
        let found = kill(&project, target, moment)?;
        check(&project, &found, &what)?;
        let is_whole = |state| found == project.whole(state);
        in_between += usize::from(!is_whole(State::Old) && !is_whole(State::New));
        match numbers.below(4) {
            // What one kill left is left to the next.
            0 => target = target.other(),
            1 => {
                target = target.other();
                project.generate(target)?;
                project.expect(target, &what)?;
                target = target.other();
            }
            // As a build script would.
            2 => {
                let specs = project.path(if target == State::Old { "old" } else { "new" });
                let config = markdown_codegen::Config::new().specs(specs);
                config.out(project.out()).generate()?;
                project.expect(target, &what)?;
                target = target.other();
            }
            _ => {
                project.generate(target)?;
                project.expect(target, &what)?;
                target = target.other();
            }
        }
    }
    project.generate(target)?;
    project.expect(target, "the last run")?;
    expect_in_between(in_between);
    Ok(())
}

#[test]
fn a_run_into_an_empty_folder_may_be_killed_at_any_moment() -> Tested {
    let project = Project::new()?;
    project.reset()?;
    let usual = usual(&project, State::New)?;
    let mut numbers = Numbers(SEED + 1);
    let mut in_between = 0;
    for at in 0..kills() {
        project.reset()?;
        let empty = project.tree()?;
        let moment = Moment::any(&mut numbers, usual);
        let what = format!("kill {at}, {moment:?}");
        let found = kill(&project, State::New, moment)?;
        check(&project, &found, &what)?;
        in_between += usize::from(found != empty && found != project.whole(State::New));
        let next = match numbers.below(2) {
            0 => State::Old,
            _ => State::New,
        };
        project.generate(next)?;
        project.expect(next, &what)?;
    }
    expect_in_between(in_between);
    Ok(())
}

#[test]
fn a_run_that_makes_its_folder_may_be_killed_at_any_moment() -> Tested {
    let project = Project::new()?;
    let mut numbers = Numbers(SEED + 2);
    for _ in 0..kills() / 4 {
        if project.out().exists() {
            fs::remove_dir_all(project.out())?;
        }
        let moment = match numbers.below(2) {
            0 => Moment::Staged(1 + numbers.below(200)),
            _ => Moment::Placed(numbers.below(200)),
        };
        kill(&project, State::New, moment)?;
        project.generate(State::New)?;
        let files = project.tree()?.into_iter();
        let files: Tree = files.filter(|(path, _)| !path.ends_with('/')).collect();
        assert!(files == *project.files(State::New), "{moment:?}");
    }
    Ok(())
}
