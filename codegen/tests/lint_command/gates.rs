//! What fails, what is accepted, and what cannot be judged.

use super::{Folder, Tested};

/// Accepts one finding, and has an entry that fits none.
pub(super) const ALLOW: &str = "\
[[allow]]
rule = \"dangling-link\"
path = \"I?an\"
field = \"bank\"
reason = \"Its page comes with the next release.\"
expires = 2026-06-30

[[allow]]
rule = \"example-null\"
path = \"Card\"
reason = \"It was put right.\"
";

#[test]
fn a_level_says_what_fails() -> Tested {
    let folder = Folder::new()?;
    for (args, code) in [
        ("", 1),
        ("--fail-on error", 1),
        ("--fail-on warning", 1),
        ("--fail-on note", 1),
        ("--fail-on never", 0),
    ] {
        assert_eq!(folder.run(args)?.code, Some(code), "{args}");
    }
    // The same without what is an error.
    let card = std::fs::read_to_string(folder.path("specs/models/card.md"))?;
    folder.write("specs/models/card.md", &card.replace("12,", "\"12\","))?;
    folder.write(
        "specs/models/bank.md",
        "# Bank\n\nA bank.\n\n## Fields\n\n| Field | Type | Required | Description |\n| --- | --- | --- | --- |\n",
    )?;
    for (args, code) in [
        ("", 0),
        ("--fail-on warning", 1),
        ("--fail-on note", 1),
        ("--fail-on never", 0),
    ] {
        assert_eq!(folder.run(args)?.code, Some(code), "{args}");
    }
    let notes = folder.run("--fail-on note")?.printed(1);
    assert!(notes.contains("failed: note: 3 findings"), "{notes}");
    assert!(notes.contains("Card.issuer"), "{notes}");
    Ok(())
}

#[test]
fn pages_without_a_finding_pass() -> Tested {
    let folder = Folder::new()?;
    for page in ["card", "iban", "payment"] {
        std::fs::remove_file(folder.path(&format!("specs/models/{page}.md")))?;
    }
    folder.write("codegen.toml", "")?;
    folder.write(
        "specs/models/bank.md",
        "# Bank\n\nA bank.\n\n## Fields\n\n| Field | Type | Required | Description |\n| --- | --- | --- | --- |\n| `name` | *string* | :heavy_check_mark: | Its name. |\n",
    )?;
    let args = "--fail-on note --dialect typescript";
    let out = folder.run(args)?.printed(0);
    assert_eq!(out, "no findings\n\npassed: note: no finding\n");
    Ok(())
}

#[test]
fn entries_accept_until_their_day_is_over() -> Tested {
    let folder = Folder::new()?;
    folder.write("allow.toml", ALLOW)?;
    let run = |day: &str| folder.run(&format!("--allow allow.toml --today {day}"));
    let on = run("2026-06-30")?.printed(1);
    assert!(on.contains("failed: error: 1 finding\n"), "{on}");
    assert!(on.contains("accepted: Its page comes with the next release. (until 2026-06-30)"));
    assert!(on.contains(
        "allow.toml:9:8: the entry for example-null of `Card` matches no finding; remove it"
    ));
    let after = run("2026-07-01")?.printed(1);
    assert!(after.contains("failed: error: 2 findings\n"), "{after}");
    assert!(after.contains(
        "allow.toml:2:8: the entry for dangling-link of `I?an.bank` expired on 2026-06-30"
    ));
    Ok(())
}

#[test]
fn the_entry_that_is_printed_accepts() -> Tested {
    let folder = Folder::new()?;
    let out = folder.run("--fail-on note")?.printed(1);
    let lines = out.lines().filter_map(|line| line.strip_prefix("      "));
    let entries: Vec<&str> = lines.collect();
    let text = entries
        .join("\n")
        .replace("reason = \"\"", "reason = \"known\"");
    folder.write("allow.toml", &text)?;
    let out = folder.run("--fail-on note --allow allow.toml")?.printed(0);
    assert!(out.contains("5 of them accepted"), "{out}");
    assert!(!out.contains("remove it"), "{out}");
    Ok(())
}

#[test]
fn what_cannot_be_judged_is_said() -> Tested {
    let folder = Folder::new()?;
    folder.write("allow.toml", &ALLOW.replace("example-null", "example-nil"))?;
    let said = folder.run("--allow allow.toml")?.refused();
    assert!(said.contains("unknown rule `example-nil`"), "{said}");
    assert!(said.contains("error: `allow.toml` has errors"), "{said}");
    let said = folder.run("--allow none.toml")?.refused();
    assert!(said.contains("cannot read `none.toml`"), "{said}");
    let said = folder.run("--specs none")?.refused();
    assert!(said.contains("cannot read `none`"), "{said}");
    folder.write("specs/models/card.md", "# Card\n\n## Fields\n\nNone.\n")?;
    let said = folder.run("")?.refused();
    assert!(said.contains("error[unreadable-section]"), "{said}");
    assert!(
        said.contains("error: cannot check the pages: they have errors"),
        "{said}"
    );
    Ok(())
}

#[test]
fn rules_are_listed_and_explained() -> Tested {
    let folder = Folder::new()?;
    let list = folder.run("--rules")?.printed(0);
    assert_eq!(
        list.lines().count(),
        markdown_codegen::check::lint::RULES.rules.len() + 1
    );
    let one = folder.run("--explain ambiguous-union")?.printed(0);
    assert!(one.starts_with("ambiguous-union\n\n") && one.ends_with("\nlevel: warning\n"));
    let said = folder.run("--explain ambigous-union")?.refused();
    assert!(said.contains("help: is `ambiguous-union` meant?"), "{said}");
    Ok(())
}
