//! The cases, each rule on each of them, forwards, backwards and on the spot.

use std::collections::BTreeSet;

use markdown_codegen::check::diff::{Category, Change, Rule, SemverBump, Wire};
use markdown_codegen::report::Reportable;

use crate::states::{Case, Tested, cases, changes, text};
use crate::support::bless;

/// Rules of which each is the other one seen from the other side.
const MIRRORS: &[(Rule, Rule)] = &[
    (Rule::ModelAdded, Rule::ModelRemoved),
    (Rule::ModelBecameOpaque, Rule::ModelBecameDocumented),
    (Rule::ModelDeprecated, Rule::ModelUndeprecated),
    (Rule::FieldAddedOptional, Rule::FieldRemovedOptional),
    (Rule::FieldAddedRequired, Rule::FieldRemovedRequired),
    (Rule::FieldBecameRequired, Rule::FieldBecameOptional),
    (Rule::FieldBecameNullable, Rule::FieldBecameNonNullable),
    (Rule::FieldTypeWidened, Rule::FieldTypeNarrowed),
    (Rule::FieldDeprecated, Rule::FieldUndeprecated),
    (Rule::EnumValueAdded, Rule::EnumValueRemoved),
    (Rule::EnumBecameOpen, Rule::EnumBecameClosed),
    (Rule::UnionMemberAdded, Rule::UnionMemberRemoved),
    (Rule::OperationAdded, Rule::OperationRemoved),
    (Rule::RustFieldBoxed, Rule::RustFieldUnboxed),
    (Rule::RustKeptKeysAdded, Rule::RustKeptKeysRemoved),
    (Rule::RustDeriveLost, Rule::RustDeriveGained),
    (Rule::FeatureAdded, Rule::FeatureRemoved),
    (Rule::FeatureNarrowed, Rule::FeatureWidened),
];

/// Rules that are another's consequence on one side only: a constructor goes where `Default` comes.
const ONE_WAY: &[Rule] = &[Rule::RustConstructorChanged];

fn mirror(rule: Rule) -> Rule {
    let pair = MIRRORS.iter().find(|(a, b)| *a == rule || *b == rule);
    match pair {
        Some((a, b)) if *a == rule => *b,
        Some((a, _)) => *a,
        None => rule,
    }
}

#[test]
fn every_case_is_as_expected() -> Tested {
    let mut wrong = Vec::new();
    for case in cases()? {
        let (old, new) = case.states()?;
        let found = changes(&old, &new);
        assert!(
            found.iter().any(|change| change.rule == case.rule),
            "{}: its rule finds nothing:\n{}",
            case.name,
            text(&found)
        );
        wrong.extend(case.compare(&[("changes.txt".to_owned(), text(&found))].into())?);
    }
    Ok(bless::finish(wrong, "diff_rules")?)
}

#[test]
fn every_rule_has_a_case() -> Tested {
    let known: BTreeSet<Rule> = cases()?.iter().map(|case| case.rule).collect();
    let without: Vec<&str> = Rule::ALL
        .iter()
        .filter(|rule| !known.contains(rule))
        .map(|rule| rule.info().name)
        .collect();
    assert_eq!(without, [""; 0], "rules without a case");
    Ok(())
}

#[test]
fn a_state_is_no_change_to_itself() -> Tested {
    for case in cases()? {
        let (old, new) = case.states()?;
        for (side, state) in [("old", &old), ("new", &new)] {
            let found = text(&changes(state, state));
            assert_eq!(found, "", "{}/{side}", case.name);
        }
    }
    Ok(())
}

#[test]
fn what_says_the_same_is_silent() -> Tested {
    for case in cases()? {
        if !matches!(case.rule, Rule::FormatOnly | Rule::DocLinkChanged) {
            continue;
        }
        let (old, new) = case.states()?;
        let found = changes(&old, &new);
        let loud: Vec<Change> = found
            .into_iter()
            .filter(|change| change.rule != case.rule || change.category() != Category::Silent)
            .collect();
        assert_eq!(text(&loud), "", "{}", case.name);
    }
    Ok(())
}

/// What is reported about a pair of states, so that it can be compared with the reverse.
fn outline(changes: &[Change], backwards: bool) -> Vec<(Rule, String)> {
    let mut outline: Vec<(Rule, String)> = changes
        .iter()
        .filter(|change| !ONE_WAY.contains(&change.rule))
        .map(|change| {
            if backwards {
                mirror(change.rule)
            } else {
                change.rule
            }
        })
        // Names differ where something was renamed; what changed is counted.
        .map(|rule| (rule, String::new()))
        .collect();
    outline.sort();
    outline
}

#[test]
fn backwards_is_the_mirror_of_forwards() -> Tested {
    for case in cases()? {
        let (old, new) = case.states()?;
        let (there, back) = (changes(&old, &new), changes(&new, &old));
        assert_eq!(
            outline(&there, false),
            outline(&back, true),
            "{}:\n{}\nand back:\n{}",
            case.name,
            text(&there),
            text(&back)
        );
    }
    Ok(())
}

/// Of changes that have a mirror, what one side may send and the other one cannot read.
#[test]
fn requests_and_responses_mirror_each_other() -> Tested {
    for case in cases()? {
        let (old, new) = case.states()?;
        let (there, back) = (changes(&old, &new), changes(&new, &old));
        for change in &there {
            let other = back.iter().find(|other| {
                mirror(other.rule) == change.rule
                    && (&other.subject, &other.member) == (&change.subject, &change.member)
            });
            let Some(other) = other else {
                continue;
            };
            check_mirror(case, change, other);
            check_mirror(case, other, change);
        }
    }
    Ok(())
}

/// What an old client sends and a new server reads is, backwards, what a new server sends and an
/// old client reads.
fn check_mirror(case: &Case, change: &Change, other: &Change) {
    let (request, response) = (change.verdict.request, other.verdict.response);
    // What only the configuration changed is no change of the API, whichever way one looks.
    if (request, response) == (Wire::None, Wire::None) {
        return;
    }
    let is_mirrored = match change.rule {
        // A server may pass over what it does not know, or refuse it; a client passes over it.
        Rule::FieldAddedOptional | Rule::FieldRemovedOptional => {
            request.max(response) <= Wire::Risky
        }
        Rule::FieldRemovedRequired => request == Wire::Risky && response == Wire::Safe,
        // The client's types are open where those of a server may not be.
        Rule::EnumValueAdded
        | Rule::EnumValueRemoved
        | Rule::UnionMemberAdded
        | Rule::UnionMemberRemoved => response == Wire::Safe,
        Rule::EnumValueRenamed | Rule::EnumValueWireNameChanged => response == Wire::Risky,
        Rule::FieldTypeNarrowed => request == Wire::Breaking && response >= Wire::Risky,
        // An optional field takes null for absent.
        Rule::FieldBecameNonNullable => request == Wire::Breaking && response != Wire::Risky,
        // Each of the two is judged by the side that has to cope.
        Rule::UnionDiscriminatorChanged => (request, response) == (Wire::Risky, Wire::Breaking),
        // An operation is judged one way only.
        Rule::OperationRequestChanged | Rule::OperationResponseChanged => true,
        // Only decoding became stricter.
        Rule::RustNumberTypeChanged => true,
        // What has another shape is judged by its parts.
        Rule::FieldTypeRetargeted | Rule::FieldMapValueChanged => true,
        Rule::OperationAdded | Rule::OperationRemoved => true,
        Rule::ModelKindChanged => request == response,
        _ => request == response,
    };
    assert!(
        is_mirrored,
        "{}:\n{}and back:\n{}",
        case.name,
        text(std::slice::from_ref(change)),
        text(std::slice::from_ref(other))
    );
}

/// A change of a model is told at the model, and not again wherever the model is used.
#[test]
fn a_change_is_told_once() -> Tested {
    for case in cases()? {
        let (old, new) = case.states()?;
        let found = changes(&old, &new);
        let mut seen = BTreeSet::new();
        for change in &found {
            let what = (change.rule, change.name(), &change.message);
            assert!(seen.insert(what), "{}: {}", case.name, text(&found));
        }
    }
    Ok(())
}

/// No place makes a change worse than its rule says, and only the table's own words are milder.
#[test]
fn no_verdict_is_worse_than_that_of_its_rule() -> Tested {
    for case in cases()? {
        let (old, new) = case.states()?;
        for change in changes(&old, &new) {
            let (own, table) = (change.verdict, change.rule.verdict());
            assert!(
                own.rust <= table.rust
                    && own.request <= table.request
                    && own.response <= table.response,
                "{}:\n{}",
                case.name,
                text(&[change])
            );
        }
    }
    Ok(())
}

/// Words alone never ask for more than a patch, and never matter on the wire.
#[test]
fn words_are_never_severe() {
    for rule in Rule::ALL {
        let (info, verdict) = (rule.info(), rule.verdict());
        let is_about_words = info.name.ends_with("-description-changed")
            || info.name.ends_with("-example-changed")
            || info.name.ends_with("reordered") && info.name != "union-members-reordered"
            || matches!(rule, Rule::FormatOnly | Rule::DocLinkChanged);
        if is_about_words {
            assert!(verdict.rust <= SemverBump::Patch, "{}", info.name);
            assert_eq!(
                (verdict.request, verdict.response),
                (Wire::None, Wire::None),
                "{}",
                info.name
            );
        }
    }
}
