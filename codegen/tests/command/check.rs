//! `generate --check` says what is not up to date and writes nothing.

use super::{Folder, Ran, Tested};

#[test]
fn what_is_up_to_date_passes() -> Tested {
    let folder = Folder::new()?;
    folder.run("generate")?;
    let ran = folder.run("generate --check")?;
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), ""));
    insta::assert_snapshot!(ran.told(), @r"11 pages (7 structs, 1 enum, 1 union, 1 of operations, 1 other), 8 types; 0 files missing, 0 stale, 0 extra; 0 warnings, 0 notes; TIME");
    Ok(())
}

#[test]
fn each_stale_missing_and_extra_file_is_named_and_nothing_is_written() -> Tested {
    let folder = Folder::new()?;
    folder.run("generate")?;
    folder.replace("generated/models/coin.rs", "worth", "value")?;
    folder.remove("generated/models/card.rs")?;
    let old = folder.read("generated/models/coin.rs")?;
    folder.write("generated/models/old.rs", &old)?;
    let before = folder.generated()?;

    let ran = folder.run("generate --check")?;
    assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""));
    insta::assert_snapshot!(ran.told(), @r"
    3 generated files in `generated` are not up to date:
      missing  models/card.rs
      stale    models/coin.rs
      extra    models/old.rs
    run `markdown-codegen generate` to update them
    11 pages (7 structs, 1 enum, 1 union, 1 of operations, 1 other), 8 types; 1 file missing, 1 stale, 1 extra; 0 warnings, 0 notes; TIME
    ");
    assert_eq!(folder.generated()?, before);

    // It is said even where little is to be said.
    let quiet = folder.run("generate --check --quiet")?;
    assert_eq!(quiet.code, Some(1));
    assert!(quiet.err.contains("3 generated files") && !quiet.err.contains("pages ("));

    assert_eq!(folder.run("generate")?.code, Some(0));
    assert_eq!(folder.run("generate --check")?.code, Some(0));
    Ok(())
}

#[test]
fn the_command_that_mends_has_the_same_arguments() -> Tested {
    let folder = Folder::new()?;
    let mut command = folder.command();
    command.args([
        "generate",
        "--check",
        "--config",
        "codegen.toml",
        "--out",
        "my models",
    ]);
    let ran = Ran::of(&mut command)?;
    assert_eq!(ran.code, Some(1));
    let mend =
        "run `markdown-codegen generate --config codegen.toml --out 'my models'` to update them";
    assert!(ran.err.contains(mend), "{}", ran.err);
    assert!(!folder.path("my models").exists());

    // Cargo tells which package it runs.
    let ran = Ran::of(
        folder
            .command()
            .args(["generate", "--check"])
            .env("CARGO_PKG_NAME", "markdown-codegen"),
    )?;
    assert!(
        ran.err
            .contains("run `cargo codegen generate` to update them"),
        "{}",
        ran.err
    );
    Ok(())
}

#[test]
fn errors_in_the_pages_fail_the_check() -> Tested {
    let folder = Folder::new()?;
    folder.run("generate")?;
    folder.replace("specs/models/coin.md", "*number*", "*numbr*")?;
    let ran = folder.run("generate --check")?;
    assert_eq!(ran.code, Some(1));
    assert!(ran.err.contains("error[unreadable-type]") && !ran.err.contains("mend"));
    Ok(())
}
