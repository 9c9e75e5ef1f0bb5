//! What stops the command, and with which exit code.

use super::{Folder, Ran, Tested};

#[test]
fn a_configuration_that_cannot_be_read_is_a_finding() -> Tested {
    let folder = Folder::new()?;
    folder.write(
        "codegen.toml",
        "specs = \"specs\"\nwirenames = \"snake_case\"\n",
    )?;
    for command in ["generate", "schema", "explain Ticket"] {
        let ran = folder.run(command)?;
        assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""), "{command}");
        assert!(ran.err.contains("--> codegen.toml:2:1"), "{}", ran.err);
    }
    insta::assert_snapshot!(folder.run("generate")?.told(), @r#"
    error[invalid-config]: unknown field `wirenames`, expected one of `specs`, `out`, `format`, `dialect`, `wire-names`, `types`, `overview`, `features`, `tests`, `examples`, `arbitrary`, `runtime`, `fix`, `secrets`, `setters`, `boxed`, `unboxed`, `conversions`, `derives`, `attributes`, `field-attributes`, `keep-unknown-keys`, `keep-envelopes`, `evidence`
     --> codegen.toml:2:1
      |
    2 | wirenames = "snake_case"
      | ^^^^^^^^^
      |
      = help: docs/configuration.md lists all keys and values

    nothing was written; 1 error, 0 warnings, 0 notes; TIME
    "#);
    Ok(())
}

#[test]
fn an_entry_that_matches_nothing_and_an_unknown_dialect_are_findings() -> Tested {
    let folder = Folder::new()?;
    folder.replace("codegen.toml", "model = \"Draft\"", "model = \"Drafts\"")?;
    let ran = folder.run("generate")?;
    assert_eq!(ran.code, Some(1));
    assert!(
        ran.err.contains("error[unused-fix]") && ran.err.contains("--> codegen.toml:33:9"),
        "{}",
        ran.err
    );

    folder.write("codegen.toml", "dialect = \"cobol\"\n")?;
    let ran = folder.run("generate")?;
    assert_eq!(ran.code, Some(1));
    insta::assert_snapshot!(ran.told(), @r#"
    error[unknown-dialect]: unknown dialect `cobol`
     --> codegen.toml:1:11
      |
    1 | dialect = "cobol"
      |           ^^^^^^^
      |
      = help: known dialects: typescript

    nothing was written; 1 error, 0 warnings, 0 notes; TIME
    "#);
    Ok(())
}

#[test]
fn a_missing_folder_and_a_missing_file_cannot_run() -> Tested {
    let folder = Folder::new()?;
    for command in ["generate", "generate --check", "schema", "explain Ticket"] {
        let ran = folder.run(&format!("{command} --specs pages"))?;
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{command}");
        assert!(
            ran.err.starts_with("error: cannot read `pages`: "),
            "{}",
            ran.err
        );
        assert!(ran.err.ends_with("help: pass the folder of the pages with `--specs`, or set `specs` in `codegen.toml`\n"), "{}", ran.err);

        let ran = folder.run(&format!("{command} --config other.toml"))?;
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{command}");
        assert!(
            ran.err.starts_with("error: cannot read `other.toml`: "),
            "{}",
            ran.err
        );
        assert!(ran.err.contains("`--config`"), "{}", ran.err);
    }
    Ok(())
}

#[test]
fn a_folder_without_pages_does_not_empty_the_output() -> Tested {
    let folder = Folder::new()?;
    folder.run("generate")?;
    let before = folder.generated()?;
    std::fs::create_dir(folder.path("empty"))?;
    let ran = folder.run("generate --specs empty")?;
    assert_eq!(ran.code, Some(2));
    assert!(
        ran.err.contains("cannot read `empty`: no pages"),
        "{}",
        ran.err
    );
    assert_eq!(folder.generated()?, before);
    Ok(())
}

#[test]
fn an_output_that_cannot_be_written_cannot_run() -> Tested {
    let folder = Folder::new()?;
    folder.write("generated", "a file\n")?;
    let ran = folder.run("generate")?;
    assert_eq!(ran.code, Some(2));
    insta::assert_snapshot!(ran.told(), @r"
    error: expected a folder at `generated`, found something else
    help: move it away, or choose another output folder; nothing was written
    ");
    Ok(())
}

#[test]
fn wrong_arguments_cannot_run() -> Tested {
    let folder = Folder::new()?;
    for args in [
        "",
        "generat",
        "generate --deny notes",
        "generate --dialect cobol",
        "explain",
        "schema --format xml",
    ] {
        assert_eq!(folder.run(args)?.code, Some(2), "{args}");
    }
    Ok(())
}

#[test]
fn colours_are_for_terminals_and_for_who_asks() -> Tested {
    let folder = Folder::new()?;
    folder.replace("specs/models/coin.md", "*number*", "*numbr*")?;
    let has_color = |args: &str| {
        folder
            .run(args)
            .map(|ran| (ran.out + &ran.err).contains('\u{1b}'))
    };
    assert!(!has_color("generate")?);
    assert!(!has_color("generate --color never")?);
    assert!(has_color("generate --color always")?);
    assert!(has_color("explain Ticket --color always")?);
    assert!(has_color("generate --specs pages --color always")?);
    assert!(!has_color("generate --color always --format json")?);
    let ran = Ran::of(
        folder
            .command()
            .args(["generate", "--color", "always"])
            .env("NO_COLOR", "1"),
    )?;
    assert!(ran.err.contains('\u{1b}'));
    Ok(())
}
