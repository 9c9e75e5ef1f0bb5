//! What consumers get from a registry, and that each area compiles alone.

use std::collections::BTreeSet;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

type Tested<T = ()> = Result<T, Box<dyn Error>>;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn cargo(folder: &Path, args: &[&str]) -> Tested<String> {
    let mut command = Command::new(env!("CARGO"));
    command.args(args).current_dir(folder);
    let output = command.env("RUSTFLAGS", "-D warnings").output()?;
    if output.status.success() {
        Ok(String::from_utf8(output.stdout)?)
    } else {
        Err(String::from_utf8_lossy(&output.stderr).into())
    }
}

/// Whether this is the repository, and not the package whose making is tested.
fn is_repository() -> bool {
    let is_it = root().join("specs").is_dir();
    if !is_it {
        eprintln!("NOT TESTED: a published package is not packaged again");
    }
    is_it
}

#[test]
fn the_runtime_is_packaged_with_its_readme() -> Tested {
    if !is_repository() {
        return Ok(());
    }
    let package = ["package", "--list", "--offline", "--allow-dirty"];
    let runtime = [&package[..], &["-p", "markdown-codegen-runtime"]].concat();
    let list = cargo(root(), &runtime)?;
    for file in ["README.md", "src/lib.rs", "src/object/table.rs"] {
        assert!(list.lines().any(|line| line == file), "{list}");
    }
    Ok(())
}

#[test]
fn the_package_has_the_types_and_neither_pages_nor_a_build_script() -> Tested {
    if !is_repository() {
        return Ok(());
    }
    let package = ["package", "--list", "--offline", "--allow-dirty"];
    let list = cargo(root(), &[&package[..], &["-p", "authlete-models"]].concat())?;
    let files: BTreeSet<&str> = list.lines().collect();
    for file in [
        "LICENSE",
        "README.md",
        "docs/using.md",
        "src/lib.rs",
        "generated/files.txt",
        "generated/mod.rs",
    ] {
        assert!(files.contains(file), "{file} is missing from:\n{list}");
    }
    assert!(files.contains("generated/overview.md"), "{list}");
    let within = |folder: &str| files.iter().any(|file| file.starts_with(folder));
    assert!(within("generated/models/") && files.contains("generated/tests.rs"));
    assert!(
        !files.contains("build.rs"),
        "users would compile the generator"
    );
    assert!(!within("specs/") && !within("codegen/"), "{list}");
    Ok(())
}

/// A crate of the same source and the same features without a build script, as a registry has it.
fn published() -> Tested<PathBuf> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("areas");
    let manifest = fs::read_to_string(root().join("Cargo.toml"))?;
    let (_, features) = manifest.split_once("\n[features]\n").ok_or("no features")?;
    let (features, _) = features.split_once("\n[").ok_or("no end of the features")?;
    let lib = root().join("src/lib.rs");
    let runtime = root().join("codegen/runtime");
    let text = format!(
        "[package]\nname = \"areas\"\nedition = \"2024\"\n\n[lib]\npath = {lib:?}\n\n\
         [features]\n{features}\n[dependencies]\n\
         markdown-codegen-runtime = {{ path = {runtime:?} }}\n\
         serde_json = \"1\"\n\n[workspace]\n"
    );
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("Cargo.toml"), text)?;
    // The versions of this lock file are at hand, so that nothing is downloaded.
    fs::copy(root().join("Cargo.lock"), folder.join("Cargo.lock"))?;
    Ok(folder)
}

/// The areas with the most and the fewest types, those without an area, and nothing at all. All of
/// them are tried where `ALL_AREAS` is set.
#[test]
fn an_area_compiles_alone_without_a_warning() -> Tested {
    if !is_repository() {
        return Ok(());
    }
    let folder = published()?;
    let manifest = fs::read_to_string(folder.join("Cargo.toml"))?;
    let all = manifest
        .lines()
        .filter_map(|line| line.strip_suffix(" = []"));
    let areas: Vec<&str> = match std::env::var_os("ALL_AREAS") {
        Some(_) => all.chain([""]).collect(),
        None => vec!["verifiable-credentials", "lifecycle", "other", ""],
    };
    for area in areas {
        let check = ["check", "--offline", "--quiet", "--target-dir", "target"];
        let only = ["--no-default-features", "--features", area];
        cargo(&folder, &[&check[..], &only[..]].concat())
            .map_err(|error| format!("with {area:?} alone: {error}"))?;
    }
    Ok(())
}
