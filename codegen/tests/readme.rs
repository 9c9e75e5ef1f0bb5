//! Keeps the READMEs true where compiling their examples is not enough: the page and the module
//! that are shown, the configuration with every key and value, and the build script.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use markdown_codegen::check::{diff, lint};
use markdown_codegen::config::{Date, Settings};
use markdown_codegen::diagnostics::Diagnostics;
use markdown_codegen::diagnostics::render::{Style, render};
use markdown_codegen::report::AllowList;
use markdown_codegen::source::{SourceFile, Sources};

type Tested = Result<(), Box<dyn Error>>;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn today() -> Result<Date, Box<dyn Error>> {
    Ok(Date::parse("2026-01-01").ok_or("a date")?)
}

fn readme() -> Result<String, Box<dyn Error>> {
    Ok(fs::read_to_string(root().join("README.md"))?)
}

/// The code of each fence, behind its info string.
fn fences(text: &str) -> Vec<(&str, &str)> {
    let parts: Vec<&str> = text.split("```").collect();
    let code = parts.iter().skip(1).step_by(2);
    code.filter_map(|code| code.split_once('\n')).collect()
}

/// The configuration as the generator reads it, or what is wrong with it.
fn configured(text: &str) -> Result<Settings, String> {
    let mut sources = Sources::default();
    let file = sources.add(SourceFile::new("", "README.md", text.to_owned()));
    let mut diagnostics = Diagnostics::default();
    let settings = Settings::read(&sources, file, &mut diagnostics);
    settings.ok_or_else(|| render(&diagnostics, &sources, Style::Plain))
}

#[test]
fn shortened_files_say_what_the_files_say() -> Tested {
    let readme = readme()?;
    let mut shown = 0;
    for part in readme.split("<!-- shortened from ").skip(1) {
        let (path, part) = part.split_once(" -->").ok_or("the comment is not closed")?;
        let file = fs::read_to_string(root().join(path))?;
        let mut rest = file.lines();
        let (_, code) = *fences(part).first().ok_or("no code")?;
        for line in code.lines() {
            // Where `…` stands, something is left out.
            let found = match line.strip_suffix('…') {
                Some(start) => rest.any(|other| other.starts_with(start)),
                None => rest.any(|other| other == line),
            };
            assert!(found, "{path} has no line `{line}` here");
        }
        shown += 1;
    }
    assert_eq!(shown, 4);
    Ok(())
}

#[test]
fn configurations_can_be_read() -> Tested {
    let own = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md"))?;
    let mut read = 0;
    for text in [readme()?, own] {
        for (info, code) in fences(&text) {
            if info == "toml" && !code.contains("dependencies]") {
                configured(code)?;
                read += 1;
            }
        }
    }
    assert_eq!(read, 3);
    Ok(())
}

#[test]
fn every_listed_key_takes_every_listed_value() -> Tested {
    let readme = readme()?;
    let (_, section) = readme.split_once("\n## Configuration\n").ok_or("moved")?;
    let (table, _) = section.split_once("\n\nFor dates").ok_or("moved")?;
    let mut keys = 0;
    for row in table.lines().filter(|line| line.starts_with("| `")) {
        let cells: Vec<&str> = row.split(" | ").collect();
        let [key, values, default, _] = cells.as_slice() else {
            return Err(format!("{row} has not four cells").into());
        };
        let key = key.trim_matches(['|', ' ', '`']);
        let quoted = |cell: &str| -> Vec<String> {
            let parts = cell.split('`').skip(1).step_by(2);
            parts.map(str::to_owned).collect()
        };
        for value in quoted(values).iter().chain(&quoted(default)) {
            let settings = configured(&format!("{key} = {value}"))?;
            // A default changes nothing; folders and the dialect are unset by default.
            let is_default =
                quoted(default).contains(value) && (key.contains(['.', '-']) || key == "tests");
            assert_eq!(
                settings == Settings::default(),
                is_default,
                "{key} = {value}"
            );
        }
        keys += 1;
    }
    assert_eq!(keys, 16);
    assert!(configured("types.number = \"f32\"").is_err());
    Ok(())
}

#[test]
fn both_show_the_same_build_script() -> Tested {
    let own = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md"))?;
    let script = |text: &str, info: &str| {
        let mut found = fences(text).into_iter();
        let found = found.find(|(own, code)| *own == info && code.contains(".build()"));
        found.map(|(_, code)| code.to_owned())
    };
    // The library's README is compiled, so its script is right.
    let compiled = script(&own, "rust,no_run").ok_or("no script")?;
    assert_eq!(script(&readme()?, "rust,ignore"), Some(compiled));
    Ok(())
}

#[test]
fn entries_that_accept_changes_can_be_read() -> Tested {
    let readme = readme()?;
    let entries = fences(&readme);
    let (_, code) = *entries
        .iter()
        .find(|(info, _)| *info == "toml allow")
        .ok_or("no entries are shown")?;
    let mut sources = Sources::default();
    let file = sources.add(SourceFile::new("", "README.md", code.to_owned()));
    let mut diagnostics = Diagnostics::default();
    let allows = AllowList::read(sources, file, &diff::RULES, today()?, &mut diagnostics);
    assert_eq!(render(&diagnostics, allows.sources(), Style::Plain), "");
    assert_eq!(allows.entries().len(), 2);
    Ok(())
}

#[test]
fn entries_that_accept_findings_can_be_read() -> Tested {
    let own = fs::read_to_string(root().join("lint-allow.toml"))?;
    let readme = readme()?;
    let entries = fences(&readme);
    let (_, shown) = *entries
        .iter()
        .find(|(info, _)| *info == "toml lint")
        .ok_or("no entries are shown")?;
    for text in [own.as_str(), shown] {
        let mut sources = Sources::default();
        let file = sources.add(SourceFile::new("", "allow.toml", text.to_owned()));
        let mut diagnostics = Diagnostics::default();
        let allows = AllowList::read(sources, file, &lint::RULES, today()?, &mut diagnostics);
        assert_eq!(render(&diagnostics, allows.sources(), Style::Plain), "");
        assert!(!allows.entries().is_empty());
    }
    Ok(())
}

#[test]
fn the_pages_of_rules_are_made_from_the_tables() -> Tested {
    for (name, made) in [
        ("docs/diff-rules.md", diff::RULES.page()),
        ("docs/lint-rules.md", lint::RULES.page()),
    ] {
        let path = root().join(name);
        if std::env::var_os("BLESS").is_some() {
            fs::write(&path, &made)?;
        }
        let page = fs::read_to_string(&path)?;
        assert!(
            page == made,
            "{name} is stale; BLESS=1 cargo test -p markdown-codegen --test readme"
        );
    }
    Ok(())
}

#[test]
fn the_action_has_the_inputs_and_outputs_that_are_listed() -> Tested {
    let action = fs::read_to_string(root().join("action.yml"))?;
    let readme = readme()?;
    let (_, section) = readme
        .split_once("\n### In a workflow\n")
        .ok_or("the section has moved")?;
    let (section, _) = section.split_once("\n## ").ok_or("no end")?;
    let keys = |from: &str, to: &str| -> Option<Vec<String>> {
        let (_, part) = action.split_once(from)?;
        let (part, _) = part.split_once(to)?;
        let keys = part.lines().filter_map(|line| {
            let key = line.strip_prefix("  ")?.strip_suffix(':')?;
            (!key.starts_with(' ')).then(|| key.to_owned())
        });
        Some(keys.collect())
    };
    let mut keys_of = keys("\ninputs:\n", "\noutputs:\n").ok_or("no inputs")?;
    keys_of.extend(keys("\noutputs:\n", "\nruns:\n").ok_or("no outputs")?);
    let listed: Vec<String> = section
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split('`').next())
        .map(str::to_owned)
        .collect();
    assert_eq!(listed, keys_of);
    assert!(keys_of.len() > 10);
    Ok(())
}
