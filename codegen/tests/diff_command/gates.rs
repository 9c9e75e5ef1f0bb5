//! When `diff` fails, and what it accepts.

use super::{Folder, Tested};

#[test]
fn nothing_fails_that_was_not_asked_for() -> Tested {
    let folder = Folder::new()?;
    for (asked, code) in [
        ("", 0),
        ("--fail-on rust:major", 1),
        ("--fail-on wire:breaking", 1),
        ("--fail-on rust:minor,wire:risky", 1),
    ] {
        folder.run(&format!("old new {asked}"))?.printed(code);
    }
    let failing = folder.run("old new --fail-on wire:breaking")?.printed(1);
    assert!(
        failing.ends_with("\nfailed: wire:breaking: 3 changes\n"),
        "{failing}"
    );
    // The entry to paste stands with what fails, and only there.
    assert_eq!(failing.matches("[[allow]]").count(), 3);

    folder
        .run("new new --fail-on rust:patch,wire:safe")?
        .printed(0);
    folder.replace(
        "new/specs/models/price.md",
        "What a seat costs.",
        "Its price.",
    )?;
    folder.take("new", "again")?;
    folder
        .run("again new --fail-on rust:minor,wire:safe")?
        .printed(0);
    folder.run("again new --fail-on rust:patch")?.printed(1);

    let said = folder.run("old new --fail-on rust:huge")?.refused();
    assert!(
        said.contains("expected one of rust:patch, rust:minor, rust:major, wire:safe"),
        "{said}"
    );
    Ok(())
}

#[test]
fn the_version_has_to_follow_from_the_changes() -> Tested {
    let folder = Folder::new()?;
    for (old, new, code, word) in [
        (
            "0.3.1",
            "0.3.2",
            1,
            "0.3.2 does not satisfy a major bump of 0.3.1, which requires 0.4.0",
        ),
        ("0.3.1", "0.4.0", 0, "0.4.0 satisfies a major bump of 0.3.1"),
        ("1.3.1", "1.4.0", 1, "which requires 2.0.0"),
        ("1.3.1", "2.0.0-rc.1", 0, "2.0.0-rc.1 satisfies"),
    ] {
        folder.versions(old, new)?;
        let out = folder.run("old new --require-bump")?.printed(code);
        assert!(out.contains(word), "{out}");
    }
    let out = folder.run("new new --require-bump")?.printed(0);
    assert!(
        out.contains("passed: version: 2.0.0-rc.1; no bump is required"),
        "{out}"
    );

    folder.versions("0.3.1", "soon")?;
    let said = folder.run("old new --require-bump")?.refused();
    assert!(said.contains("`soon` of `new` is not a version"), "{said}");
    std::fs::remove_file(folder.path("old/Cargo.toml"))?;
    let said = folder.run("old new --require-bump")?.refused();
    assert!(
        said.contains("help: `--require-bump` requires a `Cargo.toml`"),
        "{said}"
    );
    Ok(())
}

#[test]
fn a_version_may_be_that_of_the_workspace() -> Tested {
    let folder = Folder::new()?;
    folder.write("Cargo.toml", "[workspace.package]\nversion = \"0.7.0\"\n")?;
    folder.write("old/Cargo.toml", "[package]\nversion = \"0.6.0\"\n")?;
    folder.write("new/Cargo.toml", "[package]\nversion.workspace = true\n")?;
    let out = folder.run("old new --require-bump")?.printed(0);
    assert!(
        out.contains("0.7.0 satisfies a major bump of 0.6.0"),
        "{out}"
    );
    Ok(())
}

const ALLOWS: &str = r#"
[[allow]]
rule = "field-added-required"
path = "Book*"
field = "currency"
reason = "Everyone sends it <b>already</b>."

[[allow]]
rule = "field-type-changed"
path = "Show"
reason = "It was never a number."
expires = 2026-01-31

[[allow]]
rule = "operation-path-changed"
path = "find_*"
reason = "The old path leads to the new one."

[[allow]]
rule = "enum-value-removed"
path = "Status"
field = "closed"
reason = "Nobody sent it."
"#;

#[test]
fn entries_accept_changes_until_their_day() -> Tested {
    let folder = Folder::new()?;
    folder.write("allow.toml", ALLOWS)?;
    let asked = "old new --fail-on wire:breaking --allow allow.toml --today";
    let out = folder.run(&format!("{asked} 2026-01-31"))?.printed(0);
    let (_, accepted) = out.split_once("\naccepted ").ok_or("none is accepted")?;
    insta::assert_snapshot!(accepted, @r###"
    (3)
      Booking.currency is new: `string` [field-added-required]
        rust major, wire breaking (request)
        new: new/specs/models/booking.md:10:4
        reaches 1 operation: book_seats
        accepted: Everyone sends it <b>already</b>.
      Show.length was `number` and is `string` [field-type-changed]
        rust major, wire breaking (response)
        old: old/specs/models/show.md:11:14
        new: new/specs/models/show.md:11:14
        reaches 2 operations: book_seats, find_show
        accepted: It was never a number. (until 2026-01-31)
      find_show was GET /shows and is GET /v2/shows [operation-path-changed]
        rust patch, wire breaking
        old: old/specs/sdks/shows/README.md:31:4
        new: new/specs/sdks/shows/README.md:31:4
        accepted: The old path leads to the new one.

    allow.toml:20:8: the entry for enum-value-removed of `Status.closed` matches no change; remove it
    passed: wire:breaking: no change
    "###);
    // What is accepted is no reason to fail, but it stays what it is.
    assert!(out.starts_with(
        "major bump, wire breaking: 5 breaking, 4 compatible, 1 documentation, 3 accepted\n"
    ));

    let out = folder.run(&format!("{asked} 2026-02-01"))?.printed(1);
    assert!(out.contains("\nfailed: wire:breaking: 1 change\n"), "{out}");
    let (_, end) = out.split_once("\nallow.toml:").ok_or("no entry is told")?;
    insta::assert_snapshot!(end, @r###"
    9:8: the entry for field-type-changed of `Show` expired on 2026-01-31
    allow.toml:20:8: the entry for enum-value-removed of `Status.closed` matches no change; remove it
    failed: wire:breaking: 1 change
    "###);

    let out = folder
        .run(&format!("{asked} 2026-02-01 --format github"))?
        .printed(1);
    assert!(
        out.contains("\n::warning file=allow.toml,line=9,title=allow::the entry"),
        "{out}"
    );
    let out = folder
        .run(&format!("{asked} 2026-01-31 --format sarif"))?
        .printed(0);
    assert!(out.contains("\"justification\": \"It was never a number.\""));
    let out = folder
        .run(&format!("{asked} 2026-01-31 --format markdown"))?
        .printed(0);
    assert!(
        out.contains("accepted: Everyone sends it &lt;b&gt;already&lt;/b&gt;."),
        "{out}"
    );
    Ok(())
}

#[test]
fn the_printed_entry_accepts_the_change() -> Tested {
    let folder = Folder::new()?;
    let mut asked = "old new --fail-on rust:patch,wire:safe".to_owned();
    let out = folder.run(&asked)?.printed(1);
    let mut entries = String::new();
    let lines = out.lines().filter(|line| line.starts_with("      "));
    for line in lines {
        let line = line.trim_start();
        entries.push_str(&line.replace("reason = \"\"", "reason = \"known\""));
        entries.push('\n');
    }
    // Words are told by their number only.
    entries.push_str(
        "[[allow]]\nrule = \"field-description-changed\"\npath = \"*\"\nreason = \"known\"\n",
    );
    folder.write("allow.toml", &entries)?;
    asked.push_str(" --allow allow.toml");
    let out = folder.run(&asked)?.printed(0);
    assert!(out.contains("10 accepted"), "{out}");
    assert!(!out.contains("allow.toml:"), "{out}");
    Ok(())
}

#[test]
fn entries_with_errors_are_no_comparison() -> Tested {
    let folder = Folder::new()?;
    for (text, word) in [
        (
            "[[allow]]\nrule = \"model-removed\"\npath = \"*\"\n",
            "missing field `reason`",
        ),
        (
            "[[allow]]\nrule = \"model-removed\"\npath = \"*\"\nreason = \" \"\n",
            "the reason is empty",
        ),
        (
            "[[allow]]\nrule = \"model-remved\"\npath = \"*\"\nreason = \"x\"\n",
            "unknown rule `model-remved`",
        ),
        (
            "[[allow]]\nrule = \"model-removed\"\npath = \"*\"\nreason = \"x\"\nexpires = \"soon\"\n",
            "expected a date as YYYY-MM-DD",
        ),
        ("allow", "allow.toml:1:"),
    ] {
        folder.write("allow.toml", text)?;
        let said = folder.run("old new --allow allow.toml")?.refused();
        assert!(said.contains(word), "{said}");
    }
    let said = folder.run("old new --allow missing.toml")?.refused();
    assert!(said.contains("cannot read `missing.toml`"), "{said}");
    Ok(())
}

#[test]
fn rules_are_listed_and_explained() -> Tested {
    let folder = Folder::empty()?;
    let rules = folder.run("--rules")?.printed(0);
    assert_eq!(
        rules.lines().count(),
        markdown_codegen::check::diff::RULES.rules.len() + 1
    );
    for rule in markdown_codegen::check::diff::RULES.rules {
        assert!(rules.contains(rule.meaning));
        let text = folder.run(&format!("--explain {}", rule.name))?.printed(0);
        for part in [rule.name, rule.meaning, rule.reason, rule.example] {
            assert!(text.contains(part), "{text}");
        }
    }
    insta::assert_snapshot!(folder.run("--explain field-became-required")?.printed(0), @r"
    field-became-required

    An optional field became required.

    why: The type of the field and the constructor change. Requests of old clients may lack the field.
    example: `Invoice.note` gets a check mark → `Option<String>` becomes `String`

    rust: major
    wire: breaking in requests, safe in responses
    ");
    let said = folder.run("--explain field-became-requird")?.refused();
    assert!(said.contains("is `field-became-required` meant?"), "{said}");
    Ok(())
}
