//! Examples of pages become tests where that is wanted.

use serde_json::{Value, json};

use super::{Folder, Tested};

const EXAMPLE: &str = "# Coin\n\n## Example Usage\n\n```typescript\nlet value: Coin = { is: \"coin\", worth: 2 };\n```\n";

#[test]
fn one_run_and_the_configuration_give_the_same_tests() -> Tested {
    let folder = Folder::new()?;
    folder.replace("specs/models/coin.md", "# Coin\n", EXAMPLE)?;
    folder.replace(
        "specs/models/card.md",
        "# Card\n",
        &EXAMPLE.replace("Coin", "Card"),
    )?;
    let ran = folder.run("generate --with-tests")?;
    insta::assert_snapshot!(ran.told(), @r"11 pages (7 structs, 1 enum, 1 union, 1 of operations, 1 other), 8 types; 10 examples on 5 pages, 8 usable, 8 tests; 13 files created, 0 updated, 0 unchanged, 0 deleted; 0 warnings, 0 notes; TIME");
    let files = folder.generated()?;
    let tests = &files["tests.rs"];
    let row = "\"models/coin.md:6\": value(super::models::Coin) = ";
    assert_eq!(tests.matches(row).count(), 1, "{tests}");
    assert!(!tests.contains("Card"), "{tests}");

    // Without them the output is not the same, and what mends it says so.
    assert_eq!(folder.run("generate --check")?.code, Some(1));
    let settings = std::fs::read_to_string(folder.path("codegen.toml"))?;
    folder.write("codegen.toml", &format!("tests = true\n{settings}"))?;
    assert_eq!(folder.run("generate --check")?.code, Some(0));
    let ran = folder.run("generate --check --format json")?;
    let object: Value = serde_json::from_str(&ran.out)?;
    assert_eq!(
        object["examples"],
        json!({"pages": 5, "all": 10, "usable": 8, "tests": 8})
    );
    folder.write("codegen.toml", &settings)?;
    folder.remove("generated/models/coin.rs")?;
    let ran = folder.run("generate --check --with-tests")?;
    assert!(ran.err.contains("generate --with-tests"), "{}", ran.err);
    Ok(())
}

#[test]
fn another_example_changes_only_the_tests() -> Tested {
    let folder = Folder::new()?;
    let settings = std::fs::read_to_string(folder.path("codegen.toml"))?;
    folder.write("codegen.toml", &format!("tests = true\n{settings}"))?;
    folder.replace("specs/models/coin.md", "# Coin\n", EXAMPLE)?;
    folder.run("generate")?;
    folder.replace("specs/models/coin.md", "worth: 2", "worth: 5")?;
    let ran = folder.run("generate --format json")?;
    let object: Value = serde_json::from_str(&ran.out)?;
    assert_eq!(object["files"]["updated"], json!(["tests.rs"]));
    assert_eq!(object["files"]["created"], json!([]));
    Ok(())
}
