//! Cases with their expected output: each is compared, compiled as a consumer would compile it,
//! and its types are tried with values.
//!
//! When a difference is intended, `BLESS=1 cargo test -p markdown-codegen --test golden` takes
//! the present output as expected.

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::sync::OnceLock;

use markdown_codegen::diagnostics::{Code, Severity};
use serde_json::Value;

use support::bless;
use support::case::Case;
use support::outcome::DIAGNOSTICS;
use support::scratch::{Fault, Scratch, Tested};

/// The cases, read once.
fn cases() -> Result<&'static [Case], Fault> {
    static CASES: OnceLock<Result<Vec<Case>, String>> = OnceLock::new();
    let cases = CASES.get_or_init(|| bless::suite("cases").map_err(|error| error.to_string()));
    Ok(cases.as_deref().map_err(String::clone)?)
}

#[test]
fn the_output_is_as_expected() -> Tested {
    let mut faults = Vec::new();
    for case in cases()? {
        let outcome = case.run()?;
        if outcome != case.run()? {
            faults.push(format!("{}: a second run differs\n", case.name));
        }
        faults.extend(case.compare(&case.compared(outcome))?);
    }
    Ok(bless::finish(faults, "golden")?)
}

#[test]
fn every_code_has_a_case() -> Tested {
    let mut found = BTreeSet::new();
    for case in cases()? {
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
    let names = |all: &BTreeSet<(String, String)>| -> BTreeSet<String> {
        all.iter().map(|(_, code)| code.clone()).collect()
    };
    assert_eq!(names(&found), names(&known));
    // A code may be less severe where no type is affected.
    assert!(found.is_superset(&known), "{found:?}");
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
fn the_output_compiles_in_the_least_edition() -> Tested {
    emitted()?.check_in("2018")
}

#[test]
fn types_of_the_runtime_in_signatures_are_exported() -> Tested {
    let mut found = BTreeSet::new();
    for case in cases()? {
        let files = case.run()?.files;
        // Fields and variants are indented once, bodies of functions twice.
        let lines = files.iter().flat_map(|file| file.text.lines());
        let members = lines.filter(|line| line.starts_with("    ") && !line.starts_with("     "));
        let names: BTreeSet<String> = members
            .flat_map(|line| line.split("runtime::").skip(1))
            .map(|rest| {
                rest.chars()
                    .take_while(char::is_ascii_alphanumeric)
                    .collect()
            })
            .filter(|name: &String| name.starts_with(char::is_uppercase))
            .collect();
        let root = files.iter().find(|file| file.path == "mod.rs");
        let root = root.map_or("", |file| file.text.as_str());
        for name in &names {
            let export = format!("pub use runtime::{name};\n");
            assert!(root.contains(&export), "{}: {name}", case.name);
        }
        found.extend(names);
    }
    assert!(found.len() > 3, "{found:?}");
    Ok(())
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
    for case in cases()? {
        let files = case.run()?.files;
        let tests = files.iter().filter(|file| file.path == "tests.rs");
        let tests: usize = tests.map(|file| file.text.matches("    fn ").count()).sum();
        if tests > 0 {
            emitted += tests;
            modules.insert(case.module(), files);
        }
    }
    let scratch = Scratch::new("examples", &modules, &BTreeSet::new(), &[])?;
    assert_eq!(scratch.unit_tests()?.0, emitted);
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
    for case in cases()? {
        tests.push_str(&values(case)?);
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
