//! Holds `deny.toml` against the crates that we depend on, and our own crates against what they
//! promise. Nothing is downloaded: what only other systems need is left to `cargo deny`.

use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

type Tested = Result<(), Box<dyn Error>>;

const CRATES_IO: &str = "registry+https://github.com/rust-lang/crates.io-index";

fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

fn output(command: &mut Command) -> Result<String, Box<dyn Error>> {
    let output = command.output()?;
    if output.status.success() {
        Ok(String::from_utf8(output.stdout)?)
    } else {
        Err(format!("{command:?}: {}", String::from_utf8_lossy(&output.stderr)).into())
    }
}

/// What Cargo knows of the packages that are compiled on this system.
fn packages() -> Result<Vec<Value>, Box<dyn Error>> {
    let tool = |name: &str, default: &str| env::var_os(name).unwrap_or_else(|| default.into());
    let version = output(Command::new(tool("RUSTC", "rustc")).arg("-vV"))?;
    let host = version.lines().find_map(|line| line.strip_prefix("host: "));
    let host = host.ok_or("rustc names no host")?;
    let metadata = output(
        Command::new(tool("CARGO", "cargo"))
            .args(["metadata", "--offline", "--locked", "--format-version", "1"])
            .args(["--filter-platform", host, "--manifest-path"])
            .arg(root().join("Cargo.toml")),
    )?;
    let metadata: Value = serde_json::from_str(&metadata)?;
    let packages = metadata.get("packages").and_then(Value::as_array);
    Ok(packages.ok_or("no packages")?.clone())
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}

/// The parts of `deny.toml` that are held against the packages.
fn denied() -> Result<toml::Table, Box<dyn Error>> {
    Ok(fs::read_to_string(root().join("deny.toml"))?.parse()?)
}

fn list<'a>(table: &'a toml::Table, section: &str, key: &str) -> Vec<&'a toml::Value> {
    let list = table.get(section).and_then(|section| section.get(key));
    list.and_then(toml::Value::as_array)
        .map(|list| list.iter().collect())
        .unwrap_or_default()
}

fn allowed(table: &toml::Table) -> BTreeSet<&str> {
    let list = list(table, "licenses", "allow").into_iter();
    list.filter_map(toml::Value::as_str).collect()
}

/// Whether a licence expression is granted by the licences; an old one has `/` for `OR`.
fn grants(allowed: &BTreeSet<&str>, expression: &str) -> bool {
    let spaced = expression
        .replace('/', " OR ")
        .replace('(', " ( ")
        .replace(')', " ) ");
    let mut words = spaced.split_whitespace().peekable();
    let granted = either(allowed, &mut words);
    granted == Some(true) && words.next().is_none()
}

type Words<'a> = std::iter::Peekable<std::str::SplitWhitespace<'a>>;

fn either(allowed: &BTreeSet<&str>, words: &mut Words) -> Option<bool> {
    let mut granted = both(allowed, words)?;
    while words.next_if_eq(&"OR").is_some() {
        granted |= both(allowed, words)?;
    }
    Some(granted)
}

fn both(allowed: &BTreeSet<&str>, words: &mut Words) -> Option<bool> {
    let mut granted = one(allowed, words)?;
    while words.next_if_eq(&"AND").is_some() {
        granted &= one(allowed, words)?;
    }
    Some(granted)
}

fn one(allowed: &BTreeSet<&str>, words: &mut Words) -> Option<bool> {
    match words.next()? {
        "(" => {
            let granted = either(allowed, words)?;
            words.next_if_eq(&")").map(|_| granted)
        }
        name => match words.next_if_eq(&"WITH") {
            Some(_) => Some(allowed.contains(format!("{name} WITH {}", words.next()?).as_str())),
            None => Some(allowed.contains(name)),
        },
    }
}

#[test]
fn expressions_are_granted_by_what_they_need() {
    let allowed = BTreeSet::from(["MIT", "Apache-2.0", "Unicode-3.0"]);
    for expression in [
        "MIT",
        "GPL-3.0-only OR MIT",
        "Unlicense/MIT",
        "(MIT OR GPL-3.0-only) AND Unicode-3.0",
        "Apache-2.0 WITH LLVM-exception OR Apache-2.0 OR MIT",
    ] {
        assert!(grants(&allowed, expression), "{expression}");
    }
    for expression in [
        "",
        "GPL-3.0-only",
        "MIT AND GPL-3.0-only",
        "Apache-2.0 WITH LLVM-exception",
        "MIT OR",
        "(MIT",
        "MIT MIT",
    ] {
        assert!(!grants(&allowed, expression), "{expression}");
    }
}

#[test]
fn every_licence_is_allowed_and_every_allowed_licence_is_needed() -> Tested {
    let (packages, denied) = (packages()?, denied()?);
    let allowed = allowed(&denied);
    assert!(packages.len() > 50 && !allowed.is_empty());
    let refused = |allowed: &BTreeSet<&str>| -> Vec<String> {
        let refused = packages
            .iter()
            .filter(|package| !grants(allowed, text(package, "license")));
        refused
            .map(|package| format!("{}: {}", text(package, "name"), text(package, "license")))
            .collect()
    };
    assert_eq!(refused(&allowed), [""; 0]);
    for licence in &allowed {
        let mut others = allowed.clone();
        others.remove(licence);
        assert!(!refused(&others).is_empty(), "nobody needs {licence}");
    }
    Ok(())
}

#[test]
fn what_must_be_compiled_once_has_one_version() -> Tested {
    let lock: toml::Table = fs::read_to_string(root().join("Cargo.lock"))?.parse()?;
    let mut versions: BTreeMap<&str, usize> = BTreeMap::new();
    for package in lock
        .get("package")
        .and_then(toml::Value::as_array)
        .ok_or("no packages")?
    {
        let name = package.get("name").and_then(toml::Value::as_str);
        *versions.entry(name.ok_or("no name")?).or_default() += 1;
    }
    let denied = denied()?;
    let once = list(&denied, "bans", "deny").into_iter().filter(|entry| {
        entry
            .get("deny-multiple-versions")
            .and_then(toml::Value::as_bool)
            == Some(true)
    });
    let once: Vec<&str> = once
        .filter_map(|entry| entry.get("crate").and_then(toml::Value::as_str))
        .collect();
    assert!(once.contains(&"syn"), "{once:?}");
    for name in once {
        assert_eq!(versions.get(name), Some(&1), "{name}");
    }
    Ok(())
}

#[test]
fn everything_comes_from_one_registry_and_has_a_version() -> Tested {
    for package in packages()? {
        let name = text(&package, "name");
        let Some(source) = package.get("source").and_then(Value::as_str) else {
            let needs = package.get("dependencies").and_then(Value::as_array);
            for need in needs.ok_or("no dependencies")? {
                assert_ne!(
                    text(need, "req"),
                    "*",
                    "{name} needs any {}",
                    text(need, "name")
                );
            }
            continue;
        };
        assert_eq!(source, CRATES_IO, "{name}");
    }
    Ok(())
}

#[test]
fn our_crates_have_no_unsafe_code() -> Tested {
    let mut roots = 0;
    for package in packages()?
        .iter()
        .filter(|package| package.get("source") == Some(&Value::Null))
    {
        let targets = package.get("targets").and_then(Value::as_array);
        for target in targets.ok_or("no targets")? {
            let kinds = target
                .get("kind")
                .and_then(Value::as_array)
                .ok_or("no kind")?;
            let is = |kind: &str| kinds.iter().any(|value| value == kind);
            if is("lib") || is("bin") || is("custom-build") {
                let path = text(target, "src_path");
                let text = fs::read_to_string(path)?;
                assert!(text.contains("\n#![forbid(unsafe_code)]\n"), "{path}");
                roots += 1;
            }
        }
    }
    // The three libraries, the command and the build script.
    assert_eq!(roots, 5);
    Ok(())
}
