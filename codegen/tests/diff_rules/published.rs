//! Histories of published pages, where they are at hand.

use std::collections::BTreeMap;

use markdown_codegen::check::diff::{Category, Change, SemverBump, bump};
use markdown_codegen::report::Reportable;

use crate::states::{State, Tested, changes, text};
use crate::support::corpora::corpora;

/// States of published pages with those that came after them.
pub fn histories() -> Tested<Vec<(State, State)>> {
    let Some(corpora) = corpora() else {
        return Ok(Vec::new());
    };
    let load = |name: &str| State::load(&corpora.join(name), name);
    Ok(vec![
        (load("authlete-2025-11")?, load("authlete-2025-12")?),
        (load("authlete-2025-12")?, load("authlete")?),
    ])
}

fn by_rule(changes: &[Change]) -> Vec<(&'static str, usize)> {
    let mut counts = BTreeMap::new();
    for change in changes {
        *counts.entry(change.rule).or_insert(0) += 1;
    }
    let counts = counts.into_iter();
    counts
        .map(|(rule, count)| (rule.info().name, count))
        .collect()
}

fn named<'c>(changes: &'c [Change], rule: &str) -> Vec<(String, &'c str)> {
    changes
        .iter()
        .filter(|change| change.rule.info().name == rule)
        .map(|change| (change.name(), change.message.as_str()))
        .collect()
}

/// Counted by another reader of the pages, which shares nothing with this one, and read by hand.
#[test]
fn a_history_is_told_completely_and_quietly() -> Tested {
    let Some(corpora) = corpora() else {
        return Ok(());
    };
    let load = |name: &str| State::load(&corpora.join(name), name);
    let (first, second, third) = (
        load("authlete-2025-11")?,
        load("authlete-2025-12")?,
        load("authlete")?,
    );
    let found = changes(&first, &second);
    assert_eq!(
        by_rule(&found),
        [
            ("model-added", 2),
            ("model-removed", 1),
            ("field-added-optional", 53),
            ("field-type-changed", 2),
            ("field-type-widened", 1),
            ("field-description-changed", 1),
        ]
    );
    assert_eq!(bump(&found), SemverBump::Major);
    let keys = (
        "ServiceJwksGetResponse.keys".to_owned(),
        "was `models.Key[]` and is `map<any>[]`",
    );
    assert_eq!(named(&found, "field-type-widened"), [keys]);

    let found = changes(&second, &third);
    assert_eq!(
        by_rule(&found),
        [
            ("model-added", 14),
            ("model-removed", 1),
            ("model-renamed", 1),
            ("model-example-changed", 11),
            ("field-added-optional", 35),
            ("field-added-required", 4),
            ("field-removed-optional", 1),
            ("field-removed-required", 8),
            ("field-became-optional", 2),
            ("field-type-changed", 2),
            ("field-inferred-type-changed", 1),
            ("field-description-changed", 107),
            ("enum-value-added", 4),
            ("operation-added", 10),
            ("operation-removed", 1),
            ("operation-path-changed", 4),
            ("operation-response-changed", 1),
            ("rust-derive-gained", 1),
        ]
    );
    assert_eq!(bump(&found), SemverBump::Major);
    // Two new enumerations have the values of the old one; the links say which one took its place.
    let renamed = ("ClientClientSource".to_owned(), "was `ClientSource`");
    assert_eq!(named(&found, "model-renamed"), [renamed]);
    let words = found
        .iter()
        .filter(|change| {
            let name = change.rule.info().name;
            name.ends_with("-description-changed") || name.ends_with("-example-changed")
        })
        .filter(|change| {
            change.verdict.rust > SemverBump::Patch || change.category() < Category::Compatible
        })
        .count();
    assert_eq!(words, 0);
    Ok(())
}

#[test]
fn backwards_a_history_has_as_many_changes() -> Tested {
    let Some(corpora) = corpora() else {
        return Ok(());
    };
    let old = State::load(&corpora.join("authlete-2025-12"), "old")?;
    let new = State::load(&corpora.join("authlete"), "new")?;
    let count = |from: &State, to: &State| changes(from, to).len();
    assert_eq!(count(&old, &new), count(&new, &old));
    Ok(())
}

#[test]
fn published_pages_are_no_change_to_themselves() -> Tested {
    let Some(corpora) = corpora() else {
        return Ok(());
    };
    for name in ["authlete", "dub", "mistral"] {
        let state = State::load(&corpora.join(name), name)?;
        let again = State::load(&corpora.join(name), name)?;
        assert_eq!(text(&changes(&state, &again)), "", "{name}");
    }
    Ok(())
}

/// Sets that have nothing in common but their form.
#[test]
fn nothing_is_too_different() -> Tested {
    let Some(corpora) = corpora() else {
        return Ok(());
    };
    let load = |name: &str| State::load(&corpora.join(name), name);
    let states = [load("seed")?, load("dub")?, load("mistral")?];
    for old in &states {
        for new in &states {
            let models = |state: &State| state.schema.models.len();
            let found = changes(old, new);
            let is_same = std::ptr::eq(old, new);
            assert_eq!(found.is_empty(), is_same);
            assert!(is_same || found.len() > models(old).max(models(new)) / 2);
        }
    }
    Ok(())
}
