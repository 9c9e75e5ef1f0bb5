//! Each format, as it is printed; `BLESS=1` takes what is printed for what is expected.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value;

use super::gates::ALLOW;
use super::{Folder, Tested};

#[test]
fn every_format_is_as_expected() -> Tested {
    let folder = Folder::new()?;
    folder.write("allow.toml", ALLOW)?;
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/lint_command/expected");
    let mut wrong = Vec::new();
    for (file, args) in [
        ("text.txt", "--format text"),
        ("verbose.txt", "--format text --verbose --fail-on never"),
        ("markdown.md", "--format markdown --marker shop"),
        ("github.txt", "--format github"),
        ("report.json", "--format json"),
        ("report.sarif", "--format sarif"),
    ] {
        let code = if args.contains("never") { 0 } else { 1 };
        let args = format!("{args} --allow allow.toml --today 2026-06-30");
        let found = folder.run(&args)?.printed(code);
        let path = root.join(file);
        if std::env::var_os("BLESS").is_some() {
            fs::create_dir_all(&root)?;
            fs::write(&path, &found)?;
        }
        let expected = fs::read_to_string(&path).unwrap_or_default();
        if expected != found {
            wrong.push(format!("{file}, expected:\n{expected}found:\n{found}"));
        }
        assert_eq!(folder.run(&args)?.printed(code), found, "{file}");
    }
    assert!(
        wrong.is_empty(),
        "{}\nBLESS=1 takes what was found for what is expected",
        wrong.join("\n")
    );
    Ok(())
}

/// The paths of all keys of a value.
fn keys(value: &Value, path: &str, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(object) => {
            for (key, value) in object {
                let path = match path {
                    "" => key.clone(),
                    path => format!("{path}.{key}"),
                };
                keys(value, &path, found);
                found.insert(path);
            }
        }
        Value::Array(items) => {
            for item in items {
                keys(item, &format!("{path}[]"), found);
            }
        }
        _ => {}
    }
}

#[test]
fn every_key_is_documented_and_nothing_else_is() -> Tested {
    let folder = Folder::new()?;
    folder.write("allow.toml", ALLOW)?;
    let out = folder
        .run("--format json --allow allow.toml --today 2026-06-30")?
        .printed(1);
    let mut found = BTreeSet::new();
    keys(&serde_json::from_str(&out)?, "", &mut found);
    let page = include_str!("../../../docs/lint-report.md");
    let documented: BTreeSet<String> = page
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split('`').next())
        .map(str::to_owned)
        .collect();
    assert_eq!(documented, found);
    Ok(())
}

#[test]
fn results_name_their_rules() -> Tested {
    let out = Folder::new()?.run("--format sarif --fail-on never")?;
    let log: Value = serde_json::from_str(&out.printed(0))?;
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().ok_or("rules")?;
    assert_eq!(
        rules.len(),
        markdown_codegen::check::lint::RULES.rules.len()
    );
    let results = run["results"].as_array().ok_or("results")?;
    let mut prints = BTreeSet::new();
    for result in results {
        let index = result["ruleIndex"].as_u64().ok_or("index")? as usize;
        assert_eq!(rules[index]["id"], result["ruleId"]);
        let print = result["partialFingerprints"]["finding/v1"].as_str();
        assert!(prints.insert(print.ok_or("print")?));
        let at = &result["locations"][0]["physicalLocation"];
        assert!(at["region"]["startLine"].as_u64() > Some(0));
    }
    assert_eq!(results.len(), 5);
    Ok(())
}
