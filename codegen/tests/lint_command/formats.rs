//! Each format, as it is printed; `BLESS=1` takes what is printed for what is expected.

use std::fs;
use std::path::Path;

use super::gates::ALLOW;
use super::{Folder, Tested};
use crate::support::reports::{documented_keys, keys, sarif_results};

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

#[test]
fn every_key_is_documented_and_nothing_else_is() -> Tested {
    let folder = Folder::new()?;
    folder.write("allow.toml", ALLOW)?;
    let out = folder
        .run("--format json --allow allow.toml --today 2026-06-30")?
        .printed(1);
    let page = include_str!("../../../docs/lint-report.md");
    assert_eq!(documented_keys(page), keys(&serde_json::from_str(&out)?));
    Ok(())
}

#[test]
fn results_name_their_rules() -> Tested {
    let out = Folder::new()?.run("--format sarif --fail-on never")?;
    let rules = markdown_codegen::check::lint::RULES.rules.len();
    let results = sarif_results(&out.printed(0), rules)?;
    assert_eq!(results.len(), 5);
    Ok(())
}
