//! Proves with rustc what is said about code: consumers of the crates of each case's old and new side.
//!
//! A file `witness*.rs` in a case's folder begins with what it shows: `breaks` (it compiles against
//! old and not against new), `gains` (the reverse) or `keeps` (it compiles against both). A line that
//! must not compile ends with the codes of its errors behind `//~`.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use markdown_codegen::check::diff::{Rule, SemverBump, Wire};

use crate::crates::Crates;
use crate::states::{Case, Tested, cases, changes};

/// What Cargo's rules call a minor change, although no code can tell: it is in the documentation only.
const ONLY_WORDS: &[Rule] = &[Rule::ModelDeprecated, Rule::FieldDeprecated];

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Shows {
    Breaks,
    Gains,
    Keeps,
}

struct Witness {
    case: usize,
    file: PathBuf,
    shows: Shows,
    /// The lines that must not compile, with the codes of their errors.
    marks: BTreeSet<(u64, String)>,
}

fn witnesses(cases: &[Case]) -> Tested<Vec<Witness>> {
    let mut witnesses = Vec::new();
    for (case, it) in cases.iter().map(|case| &**case).enumerate() {
        let mut files = Vec::new();
        for entry in fs::read_dir(&it.folder)? {
            let file = entry?.path();
            if file.extension().is_some_and(|extension| extension == "rs") {
                files.push(file);
            }
        }
        files.sort();
        for file in files {
            let text = fs::read_to_string(&file)?;
            let head = text
                .strip_prefix("//! ")
                .and_then(|text| text.split_once(':'));
            let shows = match head {
                Some(("breaks", _)) => Shows::Breaks,
                Some(("gains", _)) => Shows::Gains,
                Some(("keeps", _)) => Shows::Keeps,
                _ => return Err(format!("{} does not say what it shows", file.display()).into()),
            };
            let mut marks = BTreeSet::new();
            for (line, number) in text.lines().zip(1..) {
                if let Some((_, codes)) = line.split_once("//~ ") {
                    marks.extend(codes.split(' ').map(|code| (number, code.to_owned())));
                }
            }
            let is_marked = !marks.is_empty();
            assert_eq!(is_marked, shows != Shows::Keeps, "{}", file.display());
            witnesses.push(Witness {
                case,
                file,
                shows,
                marks,
            });
        }
    }
    Ok(witnesses)
}

/// What a verdict needs as a proof; `None` where nothing can be shown, or nothing has to be.
fn proof(rule: Rule, verdict: SemverBump, wire: Wire) -> Option<Shows> {
    match verdict {
        SemverBump::Major => Some(Shows::Breaks),
        SemverBump::Minor if ONLY_WORDS.contains(&rule) => Some(Shows::Keeps),
        SemverBump::Minor => Some(Shows::Gains),
        // Where nothing changed but words and places, there is nothing to doubt.
        SemverBump::None | SemverBump::Patch
            if wire == Wire::None && rule.verdict().rust <= SemverBump::Patch =>
        {
            None
        }
        SemverBump::None | SemverBump::Patch => Some(Shows::Keeps),
    }
}

#[test]
fn every_verdict_about_code_has_a_witness() -> Tested {
    let cases = cases()?;
    let mut needed: BTreeSet<(Rule, Shows)> = Rule::ALL
        .iter()
        .filter_map(|rule| {
            let verdict = rule.verdict();
            let wire = verdict.request.max(verdict.response);
            Some((*rule, proof(*rule, verdict.rust, wire)?))
        })
        .collect();
    for case in cases {
        let (old, new) = case.states()?;
        for change in changes(&old, &new) {
            let wire = change.verdict.request.max(change.verdict.response);
            if change.rule == case.rule {
                let proof = proof(change.rule, change.verdict.rust, wire);
                needed.extend(proof.map(|proof| (change.rule, proof)));
            }
        }
    }
    let there: BTreeSet<(Rule, Shows)> = witnesses(cases)?
        .iter()
        .map(|witness| (cases[witness.case].rule, witness.shows))
        .collect();
    let missing: Vec<String> = needed
        .difference(&there)
        .map(|(rule, shows)| format!("{} {shows:?}", rule.info().name))
        .collect();
    assert_eq!(missing, [""; 0], "verdicts without a witness");
    let idle: Vec<String> = there
        .difference(&needed)
        .map(|(rule, shows)| format!("{} {shows:?}", rule.info().name))
        .collect();
    assert_eq!(idle, [""; 0], "witnesses of no verdict");
    Ok(())
}

#[test]
fn witnesses_compile_where_they_should_and_only_there() -> Tested {
    let cases = cases()?;
    let witnesses = witnesses(cases)?;
    let crates = Crates::get()?;
    let next = AtomicUsize::new(0);
    let wrong = Mutex::new(Vec::new());
    let work = || {
        while let Some(witness) = witnesses.get(next.fetch_add(1, Ordering::Relaxed)) {
            for (side, must_fail) in [
                ("old", witness.shows == Shows::Gains),
                ("new", witness.shows == Shows::Breaks),
            ] {
                let expected = if must_fail {
                    witness.marks.clone()
                } else {
                    BTreeSet::new()
                };
                let found = crates.check(side, &cases[witness.case].module(), &witness.file);
                if found.as_ref().ok() != Some(&expected) {
                    let file = witness.file.display();
                    let message = format!(
                        "{file} against {side}:\n  expected {expected:?}\n  found {found:?}"
                    );
                    wrong
                        .lock()
                        .unwrap_or_else(|it| it.into_inner())
                        .push(message);
                }
            }
        }
    };
    std::thread::scope(|scope| {
        let threads = std::thread::available_parallelism().map_or(2, usize::from);
        for _ in 0..threads {
            scope.spawn(work);
        }
    });
    let mut wrong = wrong.into_inner().unwrap_or_else(|it| it.into_inner());
    wrong.sort();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    Ok(())
}
