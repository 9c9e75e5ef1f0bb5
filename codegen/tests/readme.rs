//! Checks the documents where compiling their examples is not enough: shown files, configuration
//! keys with their values, links, and the action's inputs and outputs.

use std::collections::BTreeSet;
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

/// The text of a document, by its path from the top of the repository.
fn document(path: &str) -> Result<String, Box<dyn Error>> {
    let text = fs::read_to_string(root().join(path));
    text.map_err(|error| format!("{path}: {error}").into())
}

/// Path and text of every document: those at the top, in `docs` and in `codegen`.
fn documents() -> Result<Vec<(String, String)>, Box<dyn Error>> {
    let mut documents = Vec::new();
    for folder in ["", "docs/", "codegen/", "codegen/fuzz/", "codegen/runtime/"] {
        let Ok(entries) = fs::read_dir(root().join(folder)) else {
            continue;
        };
        for entry in entries {
            let name = entry?.file_name().to_string_lossy().into_owned();
            if name.ends_with(".md") {
                let path = format!("{folder}{name}");
                let text = document(&path)?;
                documents.push((path, text));
            }
        }
    }
    documents.sort();
    Ok(documents)
}

/// Info string and code of each fence.
fn fences(text: &str) -> Vec<(&str, &str)> {
    let parts: Vec<&str> = text.split("```").collect();
    let code = parts.iter().skip(1).step_by(2);
    code.filter_map(|code| code.split_once('\n')).collect()
}

/// A document without its fences.
fn prose(text: &str) -> String {
    text.split("```").step_by(2).collect()
}

/// The anchors of the headings, as GitHub makes them.
fn anchors(text: &str) -> BTreeSet<String> {
    let text = prose(text);
    let headings = text.lines().filter(|line| line.starts_with('#'));
    let anchor = |line: &str| {
        let title = line.trim_start_matches('#').trim().to_lowercase();
        let kept = title
            .chars()
            .filter(|c| c.is_alphanumeric() || " -_".contains(*c));
        kept.map(|c| if c == ' ' { '-' } else { c }).collect()
    };
    headings.map(anchor).collect()
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
    let mut shown = 0;
    for (page, text) in documents()? {
        for part in text.split("<!-- shortened from ").skip(1) {
            let (path, part) = part.split_once(" -->").ok_or("the comment is not closed")?;
            let file = document(path)?;
            let mut remaining = file.lines();
            let (_, code) = *fences(part).first().ok_or("no code")?;
            for line in code.lines() {
                // `…` at the end of a line marks an omission.
                let found = match line.strip_suffix('…') {
                    Some(start) => remaining.any(|other| other.starts_with(start)),
                    None => remaining.any(|other| other == line),
                };
                assert!(found, "{page}: {path} has no line `{line}` here");
            }
            shown += 1;
        }
    }
    assert_eq!(shown, 7);
    Ok(())
}

#[test]
fn links_lead_to_files_and_headings() -> Tested {
    let mut checked = 0;
    for (page, text) in documents()? {
        let folder = root().join(&page).with_file_name("");
        for link in prose(&text).split("](").skip(1) {
            let (link, _) = link.split_once(')').ok_or("the link is not closed")?;
            if link.starts_with("https://") {
                continue;
            }
            let (path, anchor) = match link.split_once('#') {
                Some((path, anchor)) => (path, Some(anchor)),
                None => (link, None),
            };
            let target = if path.is_empty() {
                root().join(&page)
            } else {
                folder.join(path)
            };
            assert!(target.exists(), "{page}: {link} leads to no file");
            if let Some(anchor) = anchor {
                let found = anchors(&fs::read_to_string(&target)?).contains(anchor);
                assert!(found, "{page}: {link} leads to no heading");
            }
            checked += 1;
        }
    }
    assert!(checked > 40);
    Ok(())
}

#[test]
fn named_sources_exist() -> Tested {
    let bases = [
        "",
        "codegen/src/",
        "codegen/src/front/speakeasy/type_syntax/",
    ];
    let mut checked = 0;
    for page in ["ARCHITECTURE.md", "CONTRIBUTING.md"] {
        let text = prose(&document(page)?);
        for name in text.split('`').skip(1).step_by(2) {
            let is_path = name.contains('/') && (name.ends_with(".rs") || name.ends_with('/'));
            if !is_path || name.contains(['*', '<', ' ']) {
                continue;
            }
            let exists = bases
                .iter()
                .any(|base| root().join(base).join(name).exists());
            assert!(exists, "{page}: `{name}` does not exist");
            checked += 1;
        }
    }
    assert!(checked > 30, "{checked}");
    Ok(())
}

#[test]
fn rust_examples_are_doctests() -> Tested {
    let mut compiled = 0;
    for (path, text) in documents()? {
        let is_compiled = |info: &str| info == "rust" || info == "rust,no_run";
        if !fences(&text).iter().any(|(info, _)| is_compiled(info)) {
            continue;
        }
        let (crate_root, from_there) = match path.strip_prefix("codegen/") {
            Some("README.md") => ("codegen/src/lib.rs", "../README.md".to_owned()),
            Some(_) => ("codegen/runtime/src/lib.rs", "../README.md".to_owned()),
            None => ("src/lib.rs", format!("../{path}")),
        };
        let include = format!("#[doc = include_str!(\"{from_there}\")]");
        assert!(
            document(crate_root)?.contains(&include),
            "{crate_root} has no `{include}`"
        );
        compiled += 1;
    }
    assert!(compiled >= 3);
    Ok(())
}

#[test]
fn configurations_can_be_read() -> Tested {
    let mut read = 0;
    for (_, text) in documents()? {
        for (info, code) in fences(&text) {
            if info == "toml" && !code.contains("dependencies]") {
                configured(code)?;
                read += 1;
            }
        }
    }
    assert_eq!(read, 10);
    Ok(())
}

#[test]
fn every_listed_key_takes_every_listed_value() -> Tested {
    let page = document("docs/configuration.md")?;
    let (table, _) = page.split_once("\n\nFor date types").ok_or("moved")?;
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
            let is_default = quoted(default).contains(value)
                && (key.contains(['.', '-']) || ["runtime", "tests"].contains(&key));
            assert_eq!(
                settings == Settings::default(),
                is_default,
                "{key} = {value}"
            );
        }
        keys += 1;
    }
    assert_eq!(keys, 28);
    assert!(configured("types.number = \"f32\"").is_err());
    Ok(())
}

#[test]
fn both_show_the_same_build_script() -> Tested {
    let own = document("codegen/README.md")?;
    let script = |text: &str, info: &str| {
        let mut found = fences(text).into_iter();
        let found = found.find(|(own, code)| *own == info && code.contains(".build()"));
        found.map(|(_, code)| code.to_owned())
    };
    // The library's README is compiled, so its script is right.
    let compiled = script(&own, "rust,no_run").ok_or("no script")?;
    assert_eq!(
        script(&document("README.md")?, "rust,ignore"),
        Some(compiled)
    );
    Ok(())
}

#[test]
fn entries_that_accept_changes_can_be_read() -> Tested {
    let page = document("docs/diff.md")?;
    let entries = fences(&page);
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
    let own = document("lint-allow.toml")?;
    let page = document("docs/lint.md")?;
    let entries = fences(&page);
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
    let action = document("action.yml")?;
    let page = document("docs/diff.md")?;
    let (_, section) = page
        .split_once("\n## In a workflow\n")
        .ok_or("the section has moved")?;
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
