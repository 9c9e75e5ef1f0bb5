//! `--format json` is one object for programs.

use serde_json::{Value, json};

use super::{Folder, Tested};

#[test]
fn a_run_is_one_object() -> Tested {
    let folder = Folder::new()?;
    folder.run("generate")?;
    folder.remove("specs/models/operations/sellrequest.md")?;
    folder.replace("specs/models/coin.md", "worth", "value")?;
    folder.remove("generated/models/card.rs")?;
    let ran = folder.run("generate --format json")?;
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    let object: Value = serde_json::from_str(&ran.out)?;
    assert_eq!(
        object,
        json!({
            "version": 1,
            "error": null,
            "diagnostics": object["diagnostics"],
            "counts": {"errors": 0, "warnings": 1, "notes": 0},
            "pages": {"all": 10, "structs": 6, "enums": 1, "unions": 1, "operations": 1, "envelopes": 0, "others": 1},
            "types": 7,
            "files": {
                "created": ["models/card.rs"],
                "updated": ["models/coin.rs", "models/operations/mod.rs"],
                "deleted": ["models/operations/sell_request.rs"],
                "unchanged": 8,
            },
            "stale": null,
        })
    );
    assert_eq!(
        object["diagnostics"],
        json!([{
            "code": "missing-page",
            "severity": "warning",
            "message": "no page documents `operations.SellRequest`",
            "label": null,
            "help": "add the page, or correct the link; one operation refers to it",
            "path": "specs/sdks/tickets/README.md",
            "line": 24,
            "column": 16,
            "end_line": 24,
            "end_column": 38,
        }])
    );
    Ok(())
}

#[test]
fn a_check_is_one_object_and_the_order_of_its_keys_is_fixed() -> Tested {
    let folder = Folder::new()?;
    folder.run("generate")?;
    folder.remove("generated/models/card.rs")?;
    let ran = folder.run("generate --check --format json")?;
    assert_eq!((ran.code, ran.err.as_str()), (Some(1), ""));
    insta::assert_snapshot!(ran.out, @r#"
    {
      "version": 1,
      "error": null,
      "diagnostics": [],
      "counts": {
        "errors": 0,
        "warnings": 0,
        "notes": 0
      },
      "pages": {
        "all": 11,
        "structs": 7,
        "enums": 1,
        "unions": 1,
        "operations": 1,
        "envelopes": 0,
        "others": 1
      },
      "types": 8,
      "files": null,
      "stale": [
        {
          "path": "models/card.rs",
          "kind": "missing"
        }
      ]
    }
    "#);
    Ok(())
}

#[test]
fn errors_are_in_the_object_too() -> Tested {
    let folder = Folder::new()?;
    folder.replace("specs/models/coin.md", "*number*", "*numbr*")?;
    let ran = folder.run("generate --format json")?;
    assert_eq!((ran.code, ran.err.as_str()), (Some(1), ""));
    let object: Value = serde_json::from_str(&ran.out)?;
    assert_eq!(object["counts"]["errors"], 1);
    assert_eq!(object["diagnostics"][0]["code"], "unreadable-type");
    assert_eq!(object["diagnostics"][0]["line"], 8);
    assert_eq!(object["pages"]["all"], 11);
    assert_eq!(object["files"], Value::Null);

    folder.write("codegen.toml", "specs = 1\n")?;
    let ran = folder.run("generate --format json")?;
    assert_eq!(ran.code, Some(1));
    let object: Value = serde_json::from_str(&ran.out)?;
    assert_eq!(object["diagnostics"][0]["code"], "invalid-config");
    assert_eq!(object["pages"], Value::Null);

    let ran = folder.run("generate --format json --config missing.toml")?;
    assert_eq!(ran.code, Some(2));
    let object: Value = serde_json::from_str(&ran.out)?;
    assert_eq!(object["diagnostics"], json!([]));
    assert!(
        object["error"]
            .as_str()
            .is_some_and(|error| error.contains("missing.toml"))
    );
    assert!(ran.err.contains("missing.toml"));
    Ok(())
}

#[test]
fn diagnostics_can_be_annotations_of_a_workflow() -> Tested {
    let folder = Folder::new()?;
    folder.replace("specs/models/coin.md", "# Coin", "# Coin of gold")?;
    let ran = folder.run("generate --format github")?;
    assert_eq!((ran.code, ran.err.as_str()), (Some(1), ""));
    let mut lines = ran.out.lines();
    assert_eq!(
        lines.next().map(|line| line.starts_with("1 error")),
        Some(true),
        "{}",
        ran.out
    );
    let annotation = "::error file=specs/models/coin.md,line=1,col=1,title=unreadable-title::";
    assert!(
        lines.any(|line| line.starts_with(annotation)),
        "{}",
        ran.out
    );
    assert!(!folder.path("generated").exists());
    Ok(())
}
