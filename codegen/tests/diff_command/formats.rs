//! Every format, on the same two states.

use serde_json::Value;

use super::{Folder, Tested};
use crate::support::reports::{documented_keys, keys, sarif_results};

const FORMATS: [&str; 6] = ["text", "markdown", "github", "json", "sarif", "changelog"];

/// The text with a word for what joins words and cannot be seen.
fn visible(text: &str) -> String {
    text.replace('\u{2060}', "{wj}")
}

#[test]
fn text_is_for_people() -> Tested {
    let folder = Folder::new()?;
    folder.versions("0.3.1", "0.3.2")?;
    insta::assert_snapshot!(folder.run("old new")?.printed(0), @r#"
    major bump, wire breaking: 5 breaking, 4 compatible, 1 documentation
    old → new
    version: was 0.3.1, is 0.3.2, at least 0.4.0

    breaking (5)
      Booking.currency is new: `string` [field-added-required]
        rust major, wire breaking (request)
        new: new/specs/models/booking.md:10:4
        reaches 1 operation: book_seats
      Poster: its page was removed [model-removed]
        rust major, wire none (unreferenced)
        old: old/specs/models/poster.md:1:3
      Show.length was `number` and is `string` [field-type-changed]
        rust major, wire breaking (response)
        old: old/specs/models/show.md:11:14
        new: new/specs/models/show.md:11:14
        reaches 2 operations: book_seats, find_show
      Show.stage was removed; it was `string` [field-removed-optional]
        rust major, wire risky (response)
        old: old/specs/models/show.md:12:4
        reaches 2 operations: book_seats, find_show
      find_show was GET /shows and is GET /v2/shows [operation-path-changed]
        rust patch, wire breaking
        old: old/specs/sdks/shows/README.md:31:4
        new: new/specs/sdks/shows/README.md:31:4

    compatible (4)
      Booking.code is deprecated now: Use @nobody <b>now</b> #7. [field-deprecated]
        rust minor, wire none (request)
        old: old/specs/models/booking.md:11:4
        new: new/specs/models/booking.md:12:4
        reaches 1 operation: book_seats
      Price has a page now [model-added]
        rust minor, wire none (response)
        new: new/specs/models/price.md:1:3
        reaches 2 operations: book_seats, find_show
      Show.price is new: `models.Price` [field-added-optional]
        rust minor, wire safe (response)
        new: new/specs/models/show.md:12:4
        reaches 2 operations: book_seats, find_show
      Status."cancelled" is new [enum-value-added]
        rust minor, wire safe (response)
        new: new/specs/models/status.md:12:23
        reaches 2 operations: book_seats, find_show

    and 1 field-description-changed
    "#);
    let verbose = folder.run("old new --verbose")?.printed(0);
    assert!(verbose.contains("\ndocumentation (1)\n  Show.title has a different description"));
    assert!(verbose.contains("\nsilent (1)\n  Voucher is formatted differently [format-only]\n"));
    assert!(verbose.contains("      [[allow]]\n      rule = \"format-only\"\n"));
    Ok(())
}

#[test]
fn colours_change_no_words() -> Tested {
    let folder = Folder::new()?;
    let plain = folder.run("old new")?.printed(0);
    let colored = folder.run("old new --color always")?.printed(0);
    assert!(colored.starts_with("\u{1b}[1;31mmajor bump"));
    let mut words = String::new();
    for part in colored.split("\u{1b}[") {
        let code = part.find('m').map_or(0, |at| at + 1);
        words.push_str(if words.is_empty() && part.is_empty() {
            ""
        } else {
            &part[code..]
        });
    }
    assert_eq!(words, plain);
    Ok(())
}

#[test]
fn markdown_is_for_a_comment() -> Tested {
    let folder = Folder::new()?;
    insta::assert_snapshot!(visible(&folder.run("old new --format markdown --marker models")?.printed(0)), @r#"
    <!-- markdown-codegen diff models -->

    ### API models: major bump, wire breaking: 5 breaking, 4 compatible, 1 documentation

    `old` → `new`

    #### Breaking

    - **`Booking.currency`** is new: `string`  
      `field-added-required`: rust major, wire breaking (request)  
      `new/specs/models/booking.md:10:4`  
      reaches 1 operation: `book_seats`
    - **`Poster`**: its page was removed  
      `model-removed`: rust major, wire none (unreferenced)  
      `old/specs/models/poster.md:1:3`
    - **`Show.length`** was `number` and is `string`  
      `field-type-changed`: rust major, wire breaking (response)  
      `old/specs/models/show.md:11:14` → `new/specs/models/show.md:11:14`  
      reaches 2 operations: `book_seats`, `find_show`
    - **`Show.stage`** was removed; it was `string`  
      `field-removed-optional`: rust major, wire risky (response)  
      `old/specs/models/show.md:12:4`  
      reaches 2 operations: `book_seats`, `find_show`
    - **`find_show`** was GET /shows and is GET /v2/shows  
      `operation-path-changed`: rust patch, wire breaking  
      `old/specs/sdks/shows/README.md:31:4` → `new/specs/sdks/shows/README.md:31:4`

    <details><summary>Compatible (4)</summary>

    - **`Booking.code`** is deprecated now: Use @{wj}nobody &lt;b&gt;now&lt;/b&gt; #{wj}7.  
      `field-deprecated`: rust minor, wire none (request)  
      `old/specs/models/booking.md:11:4` → `new/specs/models/booking.md:12:4`  
      reaches 1 operation: `book_seats`
    - **`Price`** has a page now  
      `model-added`: rust minor, wire none (response)  
      `new/specs/models/price.md:1:3`  
      reaches 2 operations: `book_seats`, `find_show`
    - **`Show.price`** is new: `models.Price`  
      `field-added-optional`: rust minor, wire safe (response)  
      `new/specs/models/show.md:12:4`  
      reaches 2 operations: `book_seats`, `find_show`
    - **`Status."cancelled"`** is new  
      `enum-value-added`: rust minor, wire safe (response)  
      `new/specs/models/status.md:12:23`  
      reaches 2 operations: `book_seats`, `find_show`

    </details>

    And 1 field-description-changed.
    "#);
    Ok(())
}

#[test]
fn annotations_are_for_a_workflow() -> Tested {
    let folder = Folder::new()?;
    insta::assert_snapshot!(folder.run("old new --format github")?.printed(0), @r#"
    major bump, wire breaking: 5 breaking, 4 compatible, 1 documentation
    ::error file=new/specs/models/booking.md,line=10,col=4,title=field-added-required::Booking.currency is new: `string` [rust major, wire breaking (request)]; reaches 1 operation: book_seats
    ::error title=model-removed::Poster: its page was removed [rust major, wire none (unreferenced)]; it was at old/specs/models/poster.md:1:3
    ::error file=new/specs/models/show.md,line=11,col=14,title=field-type-changed::Show.length was `number` and is `string` [rust major, wire breaking (response)]; reaches 2 operations: book_seats, find_show
    ::error title=field-removed-optional::Show.stage was removed; it was `string` [rust major, wire risky (response)]; reaches 2 operations: book_seats, find_show; it was at old/specs/models/show.md:12:4
    ::error file=new/specs/sdks/shows/README.md,line=31,col=4,title=operation-path-changed::find_show was GET /shows and is GET /v2/shows [rust patch, wire breaking]
    ::notice file=new/specs/models/booking.md,line=12,col=4,title=field-deprecated::Booking.code is deprecated now: Use @nobody <b>now</b> #7. [rust minor, wire none (request)]; reaches 1 operation: book_seats
    ::notice file=new/specs/models/price.md,line=1,col=3,title=model-added::Price has a page now [rust minor, wire none (response)]; reaches 2 operations: book_seats, find_show
    ::notice file=new/specs/models/show.md,line=12,col=4,title=field-added-optional::Show.price is new: `models.Price` [rust minor, wire safe (response)]; reaches 2 operations: book_seats, find_show
    ::notice file=new/specs/models/status.md,line=12,col=23,title=enum-value-added::Status."cancelled" is new [rust minor, wire safe (response)]; reaches 2 operations: book_seats, find_show
    "#);
    // Failed gates come first, and no more than ten annotations are made.
    let many: String = (0..20)
        .map(|at| format!("| `f{at}` | *string* | :heavy_check_mark: | N/A |\n"))
        .collect();
    let row = "| `amount` |";
    folder.replace(
        "old/specs/models/show.md",
        "| `title` |",
        &format!("{many}| `title` |"),
    )?;
    folder.replace("new/specs/models/price.md", row, &format!("{many}{row}"))?;
    let out = folder
        .run("old new --format github --fail-on wire:breaking")?
        .printed(1);
    let commands: Vec<&str> = out.lines().filter(|line| line.starts_with("::")).collect();
    assert_eq!(commands.len(), 10);
    assert!(
        commands[0].starts_with("::error title=wire%3Abreaking::23 changes"),
        "{out}"
    );
    assert!(
        commands[1..]
            .iter()
            .all(|command| command.starts_with("::error "))
    );
    assert!(out.ends_with("\nand 20 more\n"), "{out}");
    Ok(())
}

#[test]
fn json_is_for_programs() -> Tested {
    let folder = Folder::new()?;
    folder.versions("0.3.1", "0.3.2")?;
    let out = folder
        .run("old new --format json --fail-on wire:breaking")?
        .printed(1);
    let object: Value = serde_json::from_str(&out)?;
    let head = out.split("\"changes\": [").next().unwrap_or_default();
    insta::assert_snapshot!(head, @r###"
    {
      "version": 1,
      "old": {
        "name": "old",
        "version": "0.3.1"
      },
      "new": {
        "name": "new",
        "version": "0.3.2"
      },
      "bump": "major",
      "wire": "breaking",
      "suggested_version": "0.4.0",
      "failed": true,
      "counts": {
        "breaking": 5,
        "risky": 0,
        "compatible": 4,
        "documentation": 1,
        "silent": 1,
        "accepted": 0
      },
      "gates": [
        {
          "name": "wire:breaking",
          "failed": true,
          "message": "3 changes"
        }
      ],
      "stale_allows": [],
    "###);
    let changes = object["changes"].as_array().ok_or("no changes")?;
    assert_eq!(changes.len(), 11);
    insta::assert_snapshot!(serde_json::to_string_pretty(&changes[0])?, @r###"
    {
      "accepted": null,
      "direction": {
        "request": true,
        "response": false
      },
      "fails": true,
      "member": "currency",
      "message": "is new: `string`",
      "new": {
        "column": 4,
        "line": 10,
        "path": "new/specs/models/booking.md"
      },
      "old": null,
      "operations": [
        "book_seats"
      ],
      "rule": "field-added-required",
      "rust": "major",
      "severity": "breaking",
      "subject": "Booking",
      "wire": "breaking",
      "wire_request": "breaking",
      "wire_response": "safe"
    }
    "###);

    // Every key is documented, and nothing else is.
    let page = include_str!("../../../docs/diff-report.md");
    let allows = "[[allow]]\nrule = \"model-removed\"\npath = \"Poster\"\nreason = \"x\"\n\n[[allow]]\nrule = \"model-removed\"\npath = \"Nothing\"\nreason = \"x\"\n";
    folder.write("allow.toml", allows)?;
    let out = folder
        .run("old new --format json --fail-on rust:major --allow allow.toml")?
        .printed(1);
    assert_eq!(documented_keys(page), keys(&serde_json::from_str(&out)?));
    Ok(())
}

#[test]
fn sarif_is_for_services() -> Tested {
    let folder = Folder::new()?;
    let out = folder.run("old new --format sarif")?.printed(0);
    let results = sarif_results(&out, markdown_codegen::check::diff::RULES.rules.len())?;
    // The page that is only written in another way is left out.
    assert_eq!(results.len(), 10);
    insta::assert_snapshot!(serde_json::to_string_pretty(&results[0])?, @r###"
    {
      "level": "error",
      "locations": [
        {
          "logicalLocations": [
            {
              "fullyQualifiedName": "Booking.currency"
            }
          ],
          "physicalLocation": {
            "artifactLocation": {
              "uri": "new/specs/models/booking.md"
            },
            "region": {
              "startColumn": 4,
              "startLine": 10
            }
          }
        }
      ],
      "message": {
        "text": "Booking.currency is new: `string` [rust major, wire breaking (request)]"
      },
      "partialFingerprints": {
        "change/v1": "field-added-required:Booking.currency"
      },
      "ruleId": "field-added-required",
      "ruleIndex": 12
    }
    "###);
    Ok(())
}

#[test]
fn a_changelog_has_a_section_for_the_release() -> Tested {
    let folder = Folder::new()?;
    insta::assert_snapshot!(visible(&folder.run("old new --format changelog")?.printed(0)), @r#"
    ## [Unreleased]

    ### Added

    - **Breaking**: `Booking.currency` is new: `string`.
    - `Price` has a page now.
    - `Show.price` is new: `models.Price`.
    - `Status."cancelled"` is new.

    ### Changed

    - **Breaking**: `Show.length` was `number` and is `string`.
    - **Breaking**: `find_show` was GET /shows and is GET /v2/shows.
    - 1 description or example was reworded.

    ### Deprecated

    - `Booking.code` is deprecated now: Use @{wj}nobody &lt;b&gt;now&lt;/b&gt; #{wj}7.

    ### Removed

    - **Breaking**: `Poster`: its page was removed.
    - **Breaking**: `Show.stage` was removed; it was `string`.
    "#);
    let out = std::process::Command::new(env!("CARGO_BIN_EXE_markdown-codegen"))
        .args(["diff", "old", "new", "--format", "changelog"])
        .args(["--version-heading", "0.4.0 - 2026-01-31"])
        .current_dir(folder.path("."))
        .output()?;
    assert!(String::from_utf8(out.stdout)?.starts_with("## [0.4.0] - 2026-01-31\n"));
    Ok(())
}

#[test]
fn the_same_states_have_no_changes_in_any_format() -> Tested {
    let folder = Folder::new()?;
    for format in FORMATS {
        let asked = "--fail-on rust:patch,wire:safe";
        let out = folder
            .run(&format!("new new --format {format} {asked}"))?
            .printed(0);
        match format {
            "json" => assert!(out.contains("\"changes\": []"), "{out}"),
            "sarif" => assert!(out.contains("\"results\": []"), "{out}"),
            _ => assert!(out.to_lowercase().contains("no changes"), "{out}"),
        }
    }
    Ok(())
}

#[test]
fn another_form_of_a_page_is_no_change_in_meaning() -> Tested {
    let folder = Folder::empty()?;
    folder.take("old", "old")?;
    folder.take("old", "new")?;
    folder.replace("new/specs/models/show.md", "| --- | --- |", "|-----|-----|")?;
    let out = folder
        .run("old new --fail-on rust:patch,wire:safe")?
        .printed(0);
    insta::assert_snapshot!(out, @r###"
    no changes in meaning (1 without effect)
    old → new

    passed: rust:patch: no change
    passed: wire:safe: no change
    "###);
    Ok(())
}

#[test]
fn the_same_states_give_the_same_bytes() -> Tested {
    let folder = Folder::new()?;
    for format in FORMATS {
        let args = format!("old new --verbose --format {format}");
        let first = folder.run(&args)?.printed(0);
        for _ in 0..3 {
            assert_eq!(folder.run(&args)?.printed(0), first, "{format}");
        }
    }
    Ok(())
}
