//! Tests of the whole way, and of what a build script says to Cargo.

use std::error::Error as _;
use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

use tempfile::TempDir;

use super::{Config, Error};
use crate::diagnostics::Severity;
use crate::write::Summary;

type Tested = Result<(), Box<dyn std::error::Error>>;

const PAGE: &str = "# Token\n\n## Fields\n\n| Field | Type | Required | Description |\n\
    | --- | --- | --- | --- |\n| `kind` | [models.Kind](../models/kind.md) | :heavy_check_mark: | N/A |\n";

fn folder(page: &str) -> std::io::Result<TempDir> {
    let folder = tempfile::tempdir()?;
    fs::create_dir_all(folder.path().join("specs/models"))?;
    fs::write(folder.path().join("specs/models/token.md"), page)?;
    fs::write(folder.path().join("codegen.toml"), "out = \"src/made\"\n")?;
    Ok(folder)
}

fn config(folder: &Path) -> Config {
    Config::new().file(folder.join("codegen.toml"))
}

/// What the build script says to Cargo, with a short name for the folder.
fn said(config: &Config, folder: &Path) -> Result<String, Error> {
    let mut said = Vec::new();
    config.build_for(&mut said)?;
    let folder = folder.to_string_lossy();
    Ok(String::from_utf8_lossy(&said).replace(folder.as_ref(), "FOLDER"))
}

#[test]
fn a_build_script_writes_and_tells_cargo_what_to_watch() -> Tested {
    let folder = folder(PAGE)?;
    let folder = folder.path();
    insta::assert_snapshot!(said(&config(folder), folder)?, @r"
    cargo::rerun-if-changed=FOLDER/codegen.toml
    cargo::rerun-if-changed=FOLDER/specs
    cargo::rerun-if-changed=FOLDER/src/made/mod.rs
    cargo::rerun-if-changed=FOLDER/src/made/models/mod.rs
    cargo::rerun-if-changed=FOLDER/src/made/models/token.rs
    cargo::rerun-if-changed=FOLDER/src/made/files.txt
    cargo::warning=FOLDER/specs/models/token.md:7:13: no page documents `models.Kind`; the field becomes a JSON value [missing-page]
    ");
    assert!(folder.join("src/made/models/token.rs").exists());
    // Cargo would run the script again for files that are newer than its inputs.
    let page = fs::metadata(folder.join("specs/models/token.md"))?.modified()?;
    let file = fs::metadata(folder.join("src/made/models/token.rs"))?.modified()?;
    let configuration = fs::metadata(folder.join("codegen.toml"))?.modified()?;
    assert_eq!(file, page.max(configuration));

    let made = fs::metadata(folder.join("src/made/models/token.rs"))?.modified()?;
    said(&config(folder), folder)?;
    assert_eq!(
        fs::metadata(folder.join("src/made/models/token.rs"))?.modified()?,
        made
    );
    Ok(())
}

#[test]
fn a_build_after_one_changed_page_writes_one_file() -> Tested {
    let folder = folder(PAGE)?;
    let folder = folder.path();
    fs::write(
        folder.join("specs/models/kind.md"),
        "# Kind\n\n## Values\n\n```typescript\n\"a\" | \"b\"\n```\n",
    )?;
    said(&config(folder), folder)?;
    let made = folder.join("src/made");
    let files: Vec<_> = walkdir::WalkDir::new(&made)
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file())
        .collect();
    let before = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    for file in &files {
        let opened = fs::File::options().write(true).open(file.path())?;
        opened.set_modified(before)?;
    }
    let page = PAGE.replace("N/A", "What it opens.");
    fs::write(folder.join("specs/models/token.md"), page)?;
    said(&config(folder), folder)?;
    let mut changed = Vec::new();
    for file in &files {
        if fs::metadata(file.path())?.modified()? != before {
            changed.push(file.path().strip_prefix(&made)?);
        }
    }
    assert!(files.len() > 2);
    assert_eq!(changed, [Path::new("models/token.rs")]);
    Ok(())
}

#[test]
fn a_build_script_without_pages_does_and_says_nothing() -> Tested {
    let folder = folder(PAGE)?;
    let folder = folder.path();
    fs::remove_dir_all(folder.join("specs"))?;
    assert_eq!(said(&config(folder), folder)?, "");
    fs::remove_file(folder.join("codegen.toml"))?;
    assert_eq!(said(&config(folder), folder)?, "");
    assert!(!folder.join("src").exists());
    Ok(())
}

#[test]
fn a_build_script_with_pages_needs_its_configuration() -> Tested {
    let folder = folder(PAGE)?;
    let folder = folder.path();
    fs::remove_file(folder.join("codegen.toml"))?;
    let config = config(folder).specs(folder.join("specs"));
    assert!(matches!(said(&config, folder), Err(Error::Read { .. })));
    Ok(())
}

#[test]
fn a_build_script_fails_with_all_that_was_found() -> Tested {
    let folder = folder(&PAGE.replace("[models.Kind](../models/kind.md)", "*strng*"))?;
    let folder = folder.path();
    let error = said(&config(folder), folder).err().ok_or("no error")?;
    let text = format!("{error:?}").replace(folder.to_string_lossy().as_ref(), "FOLDER");
    insta::assert_snapshot!(text, @r"
    1 error, nothing was written

    error[unreadable-type]: unknown type `strng`
     --> FOLDER/specs/models/token.md:7:13
      |
    7 | | `kind` | *strng* | :heavy_check_mark: | N/A |
      |             ^^^^^
      |
      = help: did you mean `string`?
    ");
    assert!(!folder.join("src").exists());
    Ok(())
}

#[test]
fn denied_warnings_are_errors_everywhere() -> Tested {
    let folder = folder(PAGE)?;
    let config = config(folder.path()).deny_warnings(true);
    let generated = config.files()?;
    assert_eq!(generated.findings.counts().errors, 1);
    assert_eq!(generated.findings.lines(Severity::Warning).count(), 0);
    assert!(matches!(config.generate(), Err(Error::Findings(_))));
    Ok(())
}

#[test]
fn the_files_are_written_once() -> Tested {
    let folder = folder(PAGE)?;
    let config = config(folder.path());
    let (generated, summary) = config.generate()?;
    assert_eq!((generated.types, generated.pages.models()), (1, 1));
    assert_eq!(summary.created, generated.files.len());
    let (_, summary) = config.generate()?;
    let unchanged = generated.files.len();
    assert_eq!(
        summary,
        Summary {
            unchanged,
            ..Summary::default()
        }
    );
    Ok(())
}

#[test]
fn an_error_says_its_cause_once() -> Tested {
    let folder = folder(PAGE)?;
    let missing = folder.path().join("missing");
    let error = Config::new()
        .specs(&missing)
        .load()
        .err()
        .ok_or("no error")?;
    assert_eq!(
        error.to_string(),
        format!("cannot read `{}`", missing.display())
    );
    let cause = error.source().map(ToString::to_string).unwrap_or_default();
    assert_eq!(format!("{error:?}"), format!("{error}: {cause}"));

    fs::write(folder.path().join("src"), "a file")?;
    let error = config(folder.path()).generate().err().ok_or("no error")?;
    let help = error.help().ok_or("no help")?;
    assert!(format!("{error:?}").ends_with(&format!("\nhelp: {help}")));
    Ok(())
}

#[test]
fn an_unknown_dialect_is_no_place_of_a_page() -> Tested {
    let folder = folder(PAGE)?;
    let generated = Config::new()
        .specs(folder.path().join("specs"))
        .dialect("cobol")
        .files()?;
    let lines: Vec<_> = generated.findings.lines(Severity::Error).collect();
    assert_eq!(lines, ["unknown dialect `cobol` [unknown-dialect]"]);
    Ok(())
}
