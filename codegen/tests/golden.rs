//! Cases with their expected output: each is compared, compiled as a consumer would compile it,
//! and its types are tried with values.
//!
//! When a difference is intended, `BLESS=1 cargo test -p markdown-codegen --test golden` takes
//! the present output as expected.

#[path = "support/cases.rs"]
mod cases;
#[path = "support/scratch.rs"]
mod scratch;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::sync::OnceLock;

use markdown_codegen::diagnostics::{Code, Severity};
use serde_json::Value;
use similar::TextDiff;

use cases::{Case, DIAGNOSTICS};
use scratch::{Fault, Scratch, Tested};

/// From here on a difference says nothing more.
const LINES_SHOWN: usize = 60;

#[test]
fn the_output_is_as_expected() -> Tested {
    let bless = std::env::var_os("BLESS").is_some_and(|value| value == "1");
    let mut faults = Vec::new();
    for case in cases::all()? {
        let outcome = case.run()?;
        if outcome != case.run()? {
            faults.push(format!("{}: a second run differs\n", case.name));
        }
        let found = case.compared(outcome);
        if bless {
            case.bless(&found)?;
        }
        compare(&case, &case.expected()?, &found, &mut faults);
    }
    if faults.is_empty() {
        return Ok(());
    }
    faults.push(
        "If this is intended: BLESS=1 cargo test -p markdown-codegen --test golden".to_owned(),
    );
    Err(faults.join("\n").into())
}

fn compare(
    case: &Case,
    expected: &BTreeMap<String, String>,
    found: &BTreeMap<String, String>,
    faults: &mut Vec<String>,
) {
    let paths: BTreeSet<&String> = expected.keys().chain(found.keys()).collect();
    for path in paths {
        let place = format!("tests/cases/{}/{path}", case.name);
        match (expected.get(path), found.get(path)) {
            (Some(_), None) => faults.push(format!("{place}: no longer made\n")),
            (None, Some(text)) => faults.push(format!("{place}: not yet there\n{text}")),
            (Some(expected), Some(found)) if expected != found => {
                let diff = TextDiff::from_lines(expected, found);
                let diff = diff.unified_diff().context_radius(2).to_string();
                let lines: Vec<&str> = diff.lines().take(LINES_SHOWN).collect();
                faults.push(format!("{place}: differs\n{}\n", lines.join("\n")));
            }
            _ => {}
        }
    }
}

#[test]
fn every_code_has_a_case() -> Tested {
    let mut found = BTreeSet::new();
    for case in cases::all()? {
        let text = case.expected()?.remove(DIAGNOSTICS).unwrap_or_default();
        for line in text.lines() {
            found.extend(head(line).map(|(severity, code)| (severity.to_owned(), code.to_owned())));
        }
    }
    let known: BTreeSet<(String, String)> = Code::ALL
        .iter()
        .map(|code| {
            let severity = match code.severity() {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Note => "note",
            };
            (severity.to_owned(), code.name().to_owned())
        })
        .collect();
    assert_eq!(found, known);
    Ok(())
}

/// Severity and code of a line `error[unknown-page]: …`
fn head(line: &str) -> Option<(&str, &str)> {
    let (severity, rest) = line.split_once('[')?;
    let (code, _) = rest.split_once("]: ")?;
    ["error", "warning", "note"]
        .contains(&severity)
        .then_some((severity, code))
}

#[test]
fn the_output_compiles_without_a_warning() -> Tested {
    emitted()?.clippy()
}

#[test]
fn the_output_is_formatted() -> Tested {
    emitted()?.formatted()
}

#[test]
fn the_documentation_has_no_warning_and_its_examples_run() -> Tested {
    let scratch = emitted()?;
    scratch.doc()?;
    scratch.doctests()
}

#[test]
fn values_survive() -> Tested {
    emitted()?.test()
}

#[test]
fn the_tests_of_examples_pass() -> Tested {
    let mut modules = BTreeMap::new();
    let mut emitted = 0;
    for case in cases::all()? {
        let files = case.run()?.files;
        let tests = files.iter().filter(|file| file.path == "tests.rs");
        let tests: usize = tests.map(|file| file.text.matches("    fn ").count()).sum();
        if tests > 0 {
            emitted += tests;
            modules.insert(case.module(), files);
        }
    }
    let scratch = Scratch::new("examples", &modules, &BTreeSet::new(), &[])?;
    assert_eq!(scratch.unit_tests()?, emitted);
    Ok(())
}

/// The crate of all cases that emit code.
fn emitted() -> Result<&'static Scratch, Fault> {
    static SCRATCH: OnceLock<Result<Scratch, String>> = OnceLock::new();
    let scratch = SCRATCH.get_or_init(|| write_scratch().map_err(|fault| format!("{fault:?}")));
    scratch.as_ref().map_err(|error| error.as_str().into())
}

fn write_scratch() -> Result<Scratch, Fault> {
    let mut modules = BTreeMap::new();
    let mut features = BTreeSet::new();
    let mut tests = String::new();
    for case in cases::all()? {
        tests.push_str(&values(&case)?);
        let outcome = case.run()?;
        if !outcome.files.is_empty() {
            features.extend(outcome.features);
            modules.insert(case.module(), outcome.files);
        }
    }
    let checks = include_str!("support/checks.rs").to_owned();
    let values = format!("//! One module a case.\n\nmod checks;\n{tests}");
    Scratch::new(
        "cases",
        &modules,
        &features,
        &[("values/main.rs", values), ("values/checks.rs", checks)],
    )
}

/// The tests of a case's types.
fn values(case: &Case) -> Result<String, Fault> {
    let module = case.module();
    let mut text = String::new();
    let consumer = case.folder.join("consumer.rs");
    if consumer.is_file() {
        let path = consumer.to_string_lossy().into_owned();
        text.push_str(&format!("\n#[path = {path:?}]\nmod {module}_consumer;\n"));
    }
    let file = case.folder.join("roundtrip.json");
    if file.is_file() {
        let entries: Vec<Value> = serde_json::from_str(&fs::read_to_string(&file)?)
            .map_err(|error| format!("{}: {error}", file.display()))?;
        let path = file.to_string_lossy().into_owned();
        text.push_str(&format!(
            "\n#[test]\nfn {module}() {{\n    let entries = include_str!({path:?});\n    let mut faults = Vec::new();\n"
        ));
        for (index, entry) in entries.iter().enumerate() {
            let ty = entry.get("type").and_then(Value::as_str);
            let ty = ty.ok_or_else(|| format!("{}: no type in {entry}", file.display()))?;
            text.push_str(&format!(
                "    checks::check::<scratch::{module}::{ty}>(entries, {index}, &mut faults);\n"
            ));
        }
        text.push_str("    assert!(faults.is_empty(), \"{}\", faults.join(\"\\n\"));\n}\n");
    }
    Ok(text)
}
