//! Runs that work on the same folder at once.

use std::error::Error;
use std::process::Output;

use super::project::{Project, State, Tested, told};

const ROUNDS: usize = 4;

/// Starts a run for each state at once, and waits for all.
fn together(project: &Project, states: &[State]) -> Result<Vec<Output>, Box<dyn Error>> {
    let mut children = Vec::new();
    for state in states {
        children.push(project.command(*state).spawn()?);
    }
    let outputs = children.into_iter().map(|child| child.wait_with_output());
    Ok(outputs.collect::<Result<_, _>>()?)
}

#[test]
fn runs_of_the_same_pages_all_end_well() -> Tested {
    let project = Project::new()?;
    for round in 0..ROUNDS {
        let state = match round % 2 {
            0 => State::New,
            _ => State::Old,
        };
        // Half of them into a folder without files of ours.
        if round % 4 < 2 {
            project.reset()?;
        }
        for output in together(&project, &[state; 3])? {
            assert!(output.status.success(), "{}", told(&output));
        }
        project.expect(state, "runs of the same pages")?;
    }
    Ok(())
}

#[test]
fn of_runs_of_other_pages_one_is_the_last() -> Tested {
    let project = Project::new()?;
    project.reset()?;
    for round in 0..ROUNDS {
        for output in together(&project, &[State::Old, State::New, State::Old, State::New])? {
            assert!(output.status.success(), "{}", told(&output));
        }
        let found = project.tree()?;
        let is_whole = |state| found == project.whole(state);
        assert!(
            is_whole(State::Old) || is_whole(State::New),
            "round {round}: {}",
            project
                .expect(State::Old, "against the old tree")
                .and_then(|()| project.expect(State::New, "against the new tree"))
                .map_or_else(|error| error.to_string(), |()| String::new())
        );
    }
    Ok(())
}

#[test]
fn a_check_beside_runs_says_something_true_and_never_fails() -> Tested {
    let project = Project::new()?;
    project.reset()?;
    project.generate(State::Old)?;
    for round in 0..ROUNDS {
        let target = match round % 2 {
            0 => State::New,
            _ => State::Old,
        };
        let mut run = project.command(target).spawn()?;
        let mut checks = Vec::new();
        loop {
            let is_over = run.try_wait()?.is_some();
            let output = project.command(target).arg("--check").output()?;
            let code = output.status.code();
            assert!(code == Some(0) || code == Some(1), "{}", told(&output));
            checks.push(code);
            if is_over {
                break;
            }
        }
        let output = run.wait_with_output()?;
        assert!(output.status.success(), "{}", told(&output));
        // Once it is up to date it stays so, and the check after the end finds that.
        assert_eq!(checks.last(), Some(&Some(0)), "{checks:?}");
        assert!(checks.is_sorted_by(|a, b| a >= b), "{checks:?}");
        project.expect(target, "a run beside checks")?;
    }
    Ok(())
}
