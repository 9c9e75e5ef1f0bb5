//! The errors of the compiler about code that does not fit: an error in a table points at the row.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

/// What the crates of the cases begin with.
const START: &str =
    "#![allow(dead_code)]\nuse markdown_codegen_runtime as runtime;\n\nfn main() {}\n\n";

/// Faulty code by name, with the row in which the fault is, and a part of each error's message.
const CASES: &[(&str, &str, &str, &str)] = &[
    (
        "unknown_field",
        "struct A { x: i64 }\nruntime::object! {\n    A {\n        x: required \"x\",\n        y: required \"y\",\n    }\n}\n",
        "y: required \"y\",",
        "no field",
    ),
    (
        "not_an_option",
        "struct A { x: i64, y: String }\nruntime::object! {\n    A {\n        x: required \"x\",\n        y: optional \"y\",\n    }\n}\n",
        "y: optional \"y\",",
        "no method named `optional` found for struct `String`",
    ),
    (
        "unknown_optionality",
        "struct A { x: i64, y: String }\nruntime::object! {\n    A {\n        x: required \"x\",\n        y: sometimes \"y\",\n    }\n}\n",
        "y: sometimes \"y\",",
        "sometimes",
    ),
    (
        "unknown_mark",
        "struct A { x: i64 }\nruntime::object! {\n    A {\n        x: required \"x\" as hidden,\n    }\n}\n",
        "x: required \"x\" as hidden,",
        "hidden",
    ),
    (
        "unknown_presence",
        "struct A { x: i64 }\nruntime::object! {\n    A {\n        x: required \"x\",\n    }\n    constants {\n        \"kind\" in kind: Text(\"a\"),\n    }\n}\n",
        "\"kind\" in kind: Text(\"a\"),",
        "kind",
    ),
    (
        "unknown_value",
        "#[derive(PartialEq, Eq)]\nenum A { X, Unrecognized(runtime::Unrecognized<Self>) }\nimpl A {\n    fn as_str(&self) -> &str { \"\" }\n}\nruntime::text! {\n    A {\n        X = \"x\",\n        Y = \"y\",\n    }\n}\n",
        "Y = \"y\",",
        "named `Y` found",
    ),
    (
        "unknown_variant",
        "#[derive(PartialEq, Eq)]\nenum A { X(String), Unrecognized(serde_json::Value) }\nruntime::union! {\n    A {\n        X,\n        Y,\n    }\n}\n",
        "Y,",
        "`Y`",
    ),
    (
        "value_of_another_type",
        "#[derive(PartialEq, Eq)]\nenum A { X, Y, Unrecognized(runtime::Unrecognized<Self>) }\nimpl A {\n    const ALL: &'static [Self] = &[];\n    fn as_str(&self) -> &str { \"\" }\n}\nruntime::text! {\n    A {\n        X = \"x\",\n        Y = 7,\n    }\n}\n",
        "Y = 7,",
        "mismatched types",
    ),
    (
        "another_interface",
        "runtime::interface!(7);\n",
        "runtime::interface!(7);",
        "generated for interface 7 of markdown-codegen-runtime, but version",
    ),
];

type Tested<T = ()> = Result<T, Box<dyn Error>>;

/// The errors about each case: lines and messages.
fn errors() -> Tested<BTreeMap<String, Vec<(u64, String)>>> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("errors");
    let runtime = env!("CARGO_MANIFEST_DIR");
    let manifest = format!(
        "[package]\nname = \"errors\"\nedition = \"2024\"\n\n[dependencies]\n\
         markdown-codegen-runtime = {{ path = {runtime:?} }}\nserde_json = \"1\"\n\n[workspace]\n"
    );
    fs::create_dir_all(folder.join("src/bin"))?;
    fs::write(folder.join("Cargo.toml"), manifest)?;
    // The versions of the workspace's lock file are at hand, so that nothing is downloaded.
    let lock = Path::new(runtime).join("../../Cargo.lock");
    fs::copy(lock, folder.join("Cargo.lock"))?;
    for (name, code, ..) in CASES {
        let path = folder.join("src/bin").join(format!("{name}.rs"));
        fs::write(path, format!("{START}{code}"))?;
    }
    let output = Command::new(env!("CARGO"))
        .args(["check", "--bins", "--keep-going", "--offline"])
        .args(["--message-format", "json", "--target-dir", "target"])
        .current_dir(&folder)
        .output()?;
    let mut errors: BTreeMap<String, Vec<(u64, String)>> = BTreeMap::new();
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let object: Value = serde_json::from_str(line)?;
        let message = &object["message"];
        let spans = message["spans"].as_array().into_iter().flatten();
        let name = object["target"]["name"].as_str().unwrap_or_default();
        if message["level"] != "error" || object["target"]["kind"][0] != "bin" {
            continue;
        }
        for span in spans.filter(|span| span["is_primary"] == true) {
            let line = place(span, name).ok_or(format!("no place in {span}"))?;
            let text = message["message"].as_str().unwrap_or_default();
            errors
                .entry(name.to_owned())
                .or_default()
                .push((line, text.to_owned()));
        }
    }
    if errors.is_empty() {
        return Err(String::from_utf8_lossy(&output.stderr).into());
    }
    Ok(errors)
}

/// The line of a span in the file of a case, or of the expansion that it is in.
fn place(span: &Value, name: &str) -> Option<u64> {
    let is_own = span["file_name"].as_str()?.ends_with(&format!("{name}.rs"));
    if is_own {
        span["line_start"].as_u64()
    } else {
        place(&span["expansion"]["span"], name)
    }
}

#[test]
fn an_error_points_at_its_row() -> Tested {
    let errors = errors()?;
    for (name, code, row, message) in CASES {
        let text = format!("{START}{code}");
        let line = text.lines().position(|line| line.trim() == *row);
        let line = line.ok_or(format!("{name} has no row {row}"))? as u64 + 1;
        let found = errors.get(*name).ok_or(format!("{name} compiles"))?;
        let is_in_row = found.iter().all(|(place, _)| *place == line);
        let is_named = found.iter().any(|(_, error)| error.contains(message));
        assert!(is_in_row && is_named, "{name}: {line}: {found:?}");
    }
    Ok(())
}
