//! The payloads are complete, are what their names say, and come back as they are.

use std::collections::BTreeSet;
use std::fs;

use serde_json::Value;

use crate::family::{self, models, payloads};
use crate::values::ENUMS;

/// The names below a folder of payloads, without the ending of files.
fn names(folder: &str) -> BTreeSet<String> {
    let path = payloads().join(folder);
    fs::read_dir(&path)
        .unwrap_or_else(|e| panic!("{}: {e}", path.display()))
        .map(|entry| {
            let name = entry.expect("a readable folder").file_name();
            let name = name.into_string().expect("a name in UTF-8");
            name.trim_end_matches(".json").to_owned()
        })
        .collect()
}

#[test]
fn every_model_has_its_payloads_and_nothing_else_has() {
    let mut expected = BTreeSet::new();
    for model in models() {
        let cases = names(model.name);
        for case in ["full", "minimal"] {
            assert!(cases.contains(case), "{} has no {case}.json", model.name);
        }
        expected.insert(model.name.to_owned());
    }
    for name in ENUMS {
        let cases = names(name);
        for case in ["known", "unknown"] {
            assert!(cases.contains(case), "{name} has no {case}.json");
        }
        expected.insert((*name).to_owned());
    }
    assert_eq!(names(""), expected);
}

#[test]
fn every_payload_comes_back_equal() {
    for model in models() {
        for case in names(model.name) {
            let path = payloads().join(model.name).join(format!("{case}.json"));
            let text = family::read(&path);
            let decoded = model.accept(&text);
            let before: Value = serde_json::from_str(&text).expect("JSON");
            let after: Value = serde_json::from_str(&decoded.json).expect("JSON");
            assert_eq!(before, after, "{}/{case}", model.name);
            let again = model.accept(&decoded.json);
            assert_eq!(decoded.debug, again.debug, "{}/{case}", model.name);
        }
    }
}

#[test]
fn a_full_payload_has_a_value_for_every_field() {
    for model in models() {
        let debug = model.accept(&model.full().to_string()).debug;
        let absent: Vec<&str> = debug.lines().filter(|l| l.ends_with(": None,")).collect();
        assert!(absent.is_empty(), "{} leaves out {absent:?}", model.name);
        let fields = debug.lines().filter(|line| {
            let field = line.strip_prefix("    ").unwrap_or_default();
            field.starts_with(|c: char| c.is_ascii_lowercase())
        });
        assert_eq!(fields.count(), model.full().0.len(), "{}", model.name);
    }
}

#[test]
fn a_minimal_payload_can_lose_nothing() {
    for model in models() {
        for key in model.required() {
            let text = model.minimal().without(&key).to_string();
            assert!((model.decode)(&text).is_err(), "{} {text}", model.name);
        }
    }
}
