//! Proves with rustc that nothing is missed and nothing invented: a consumer that uses every item of
//! an old side breaks on the new one exactly in those models of which a change says so.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use markdown_codegen::check::diff::{Change, Rule, SemverBump};

use crate::consumer::{Consumer, Line};
use crate::crates::{Crates, Pair, pairs};
use crate::states::{Tested, changes, text};

/// What changes places without a trace in the types: the old name now means another thing. With all
/// features, it makes no difference which of them has a type.
const MAY_BE_UNSEEN: &[Rule] = &[
    Rule::RustTypeRenamed,
    Rule::RustFieldRenamed,
    Rule::RustVariantRenamed,
    Rule::RustConstructorChanged,
    Rule::FeatureRemoved,
    Rule::FeatureNarrowed,
];

#[test]
fn code_breaks_exactly_where_a_change_says_so() -> Tested {
    breaks_where_told(Way::Forwards)
}

#[test]
fn code_breaks_exactly_where_a_change_back_says_so() -> Tested {
    breaks_where_told(Way::Backwards)
}

/// Which side the consumer was written for.
#[derive(Clone, Copy)]
enum Way {
    Forwards,
    Backwards,
}

fn breaks_where_told(way: Way) -> Tested {
    let crates = Crates::get()?;
    let (from, to) = match way {
        Way::Forwards => ("old", "new"),
        Way::Backwards => ("new", "old"),
    };
    let mut pairs = pairs()?;
    if let Way::Backwards = way {
        for pair in &mut pairs {
            std::mem::swap(&mut pair.old, &mut pair.new);
        }
    }
    let mut consumer = Consumer::default();
    for (number, pair) in pairs.iter().enumerate() {
        consumer.add(number, pair);
    }
    let file = crates.folder().join(format!("surface_of_{from}.rs"));
    fs::create_dir_all(crates.folder())?;
    fs::write(&file, &consumer.text)?;
    assert_eq!(crates.check(from, "", &file), Ok(BTreeSet::new()));

    let mut broken: BTreeMap<usize, Vec<(Line, String, u64)>> = BTreeMap::new();
    for (number, code) in crates.check(to, "", &file)? {
        let line = usize::try_from(number)?
            .checked_sub(1)
            .and_then(|at| consumer.lines.get(at));
        let line = line.cloned().unwrap_or_default();
        broken
            .entry(line.pair)
            .or_default()
            .push((line, code, number));
    }
    let mut wrong = Vec::new();
    for (number, pair) in pairs.iter().enumerate() {
        let broken = broken.remove(&number).unwrap_or_default();
        wrong.extend(compare(number, pair, &broken, &consumer));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    Ok(())
}

fn compare(
    number: usize,
    pair: &Pair,
    broken: &[(Line, String, u64)],
    consumer: &Consumer,
) -> Vec<String> {
    let found = changes(&pair.old, &pair.new);
    let old_names = old_names(&found);
    let major: Vec<(&Change, String)> = found
        .iter()
        .filter(|change| change.verdict.rust == SemverBump::Major)
        .map(|change| {
            let name = old_names.get(change.subject.as_str()).copied();
            (change, name.unwrap_or(&change.subject).to_owned())
        })
        .collect();
    // A type that was a JSON value breaks those who name it, and is told where it is described.
    let documented = found
        .iter()
        .any(|it| it.rule == Rule::ModelBecameDocumented);
    let mut wrong = Vec::new();
    for (line, code, number) in broken {
        let is_told = line.subjects.iter().enumerate().any(|(at, subject)| {
            let mut major = major.iter();
            // An arm is named after its model, and breaks where that gets another name.
            major.any(|(change, name)| name == subject && (at == 0 || moves(change.rule)))
        });
        if !is_told && !documented {
            let source = consumer.text.lines().nth(*number as usize - 1);
            let all = text(&found);
            wrong.push(format!(
                "{}: {code} is not told: {}\n{all}",
                pair.module,
                source.unwrap_or_default()
            ));
        }
    }
    // What names a type that is gone is in doubt to rustc, which then says no more about it.
    let in_doubt: BTreeSet<&String> = consumer
        .lines
        .iter()
        .filter(|line| line.pair == number)
        .filter(|line| {
            broken.iter().any(|(broken, ..)| {
                (broken.subjects.first()).is_some_and(|gone| line.mentions.contains(gone))
            })
        })
        .filter_map(|line| line.subjects.first())
        .collect();
    for (change, name) in &major {
        let was = change.message.strip_prefix("was `");
        let was = was.and_then(|was| was.split_once('`')).map(|(was, _)| was);
        let member = match change.rule {
            Rule::FieldRenamed => was,
            // Only the constructor breaks.
            Rule::FieldAddedRequired => None,
            _ if change.rule.info().name.contains("field-") => change.member.as_deref(),
            _ => None,
        };
        let is_of_field =
            |line: &Line| member.is_none() || line.member.as_deref() == member || line.is_arm;
        let is_seen = in_doubt.contains(name)
            || broken
                .iter()
                .any(|(line, ..)| line.subjects.first() == Some(name) && is_of_field(line));
        let may_be_unseen =
            MAY_BE_UNSEEN.contains(&change.rule) || change.rule == Rule::ModelBecameDocumented;
        if !is_seen && !may_be_unseen {
            let change = text(std::slice::from_ref(*change));
            wrong.push(format!("{}: nothing breaks by: {change}", pair.module));
        }
    }
    wrong
}

/// Whether a type is no longer found under its name.
fn moves(rule: Rule) -> bool {
    matches!(
        rule,
        Rule::ModelRenamed
            | Rule::ModelMoved
            | Rule::ModelRemoved
            | Rule::ModelBecameOpaque
            | Rule::RustTypeRenamed
    )
}

/// The old paths of models by their new ones, where they differ.
fn old_names(changes: &[Change]) -> BTreeMap<&str, &str> {
    changes
        .iter()
        .filter(|change| matches!(change.rule, Rule::ModelRenamed | Rule::ModelMoved))
        .filter_map(|change| {
            let old = change.message.strip_prefix("was `")?.strip_suffix('`')?;
            Some((change.subject.as_str(), old))
        })
        .collect()
}
