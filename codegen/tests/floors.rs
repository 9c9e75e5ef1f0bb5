//! Keeps `ARCHITECTURE.md` true: which module imports which, who may use which crate, who touches
//! files, and how long files are.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs;
use std::path::Path;

use proc_macro2::{TokenStream, TokenTree};

type Tested = Result<(), Box<dyn Error>>;

/// The modules of each floor, from the ground up; a module imports only from floors below its own.
const FLOORS: &[&[&str]] = &[
    &["names", "source"],
    &["diagnostics", "schema"],
    &["dialect", "docs", "markdown"],
    &["config", "parse"],
    &["report", "resolve"],
    &["examples"],
    &["rust"],
    &["diff", "emit", "lint"],
    &["git", "write"],
    &["builder", "lib"],
    &["cli"],
];

/// Imports within a floor that are allowed all the same: from, to, why.
const SAME_FLOOR: &[(&str, &str, &str)] = &[];

/// Floors alone do not forbid these: from, to, why not.
const NEVER: &[(&str, &str, &str)] = &[
    ("schema", "names", "the schema knows nothing of Rust"),
    ("markdown", "names", "reading knows nothing of Rust"),
    ("dialect", "names", "reading knows nothing of Rust"),
    ("parse", "names", "reading knows nothing of Rust"),
    ("markdown", "schema", "page structure knows no model"),
    ("emit", "resolve", "emission sees only lowered items"),
    ("write", "rust", "the writer knows only files"),
    ("git", "schema", "a repository has only files"),
];

/// Crates that belong to certain modules; tests may use all of them.
const CRATES: &[(&str, &[&str])] = &[
    ("annotate_snippets", &["diagnostics"]),
    ("blake3", &["cli"]),
    ("clap", &["cli"]),
    ("indicatif", &["cli"]),
    ("prettyplease", &["emit"]),
    ("proc_macro2", &["emit"]),
    ("pulldown_cmark", &["docs", "markdown"]),
    ("syn", &["emit"]),
    ("tempfile", &["write"]),
    ("toml", &["config"]),
];

/// Modules that may touch files.
const FILES: &[&str] = &["builder", "cli", "source", "write"];

/// What those other than `write` may call of `std::fs`.
const READING: &[&str] = &["File", "metadata", "read", "read_dir", "read_to_string"];

const MOST_LINES: usize = 500;

/// A file of the library or the command.
struct Source {
    path: String,
    module: String,
    text: String,
    is_test: bool,
}

/// The paths that a file names.
#[derive(Default)]
struct Paths {
    /// What is named in the root of our own crate.
    own: BTreeSet<String>,
    /// Each two words with `::` between them.
    pairs: BTreeSet<(String, String)>,
}

fn sources() -> Result<Vec<Source>, Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    for entry in walkdir::WalkDir::new(&root).sort_by_file_name() {
        let entry = entry?;
        let path = entry.path().strip_prefix(&root)?.to_string_lossy();
        let Some(stem) = path.strip_suffix(".rs") else {
            continue;
        };
        let stem = stem.replace('\\', "/");
        let module = match stem.split('/').next().unwrap_or_default() {
            // The binary is the command's front door.
            "main" => "cli",
            module => module,
        };
        files.push(Source {
            module: module.to_owned(),
            text: fs::read_to_string(entry.path())?,
            is_test: stem.split('/').any(|part| part == "tests"),
            path: path.into_owned(),
        });
    }
    assert!(files.len() > 50, "the folder of the sources has moved");
    Ok(files)
}

/// How many modules deep the items of a file stand: 0 in `lib.rs`, 1 in `a.rs` and `a/mod.rs`.
fn depth(path: &str) -> usize {
    let parts = path.trim_end_matches(".rs").split(['/', '\\']);
    parts
        .filter(|part| !matches!(*part, "lib" | "main" | "mod"))
        .count()
}

fn paths(source: &Source, with_tests: bool) -> Result<Paths, Box<dyn Error>> {
    let tokens: TokenStream = source.text.parse()?;
    let mut paths = Paths::default();
    collect(
        &tokens.into_iter().collect::<Vec<_>>(),
        depth(&source.path),
        with_tests,
        &mut paths,
    );
    Ok(paths)
}

fn collect(tokens: &[TokenTree], depth: usize, with_tests: bool, paths: &mut Paths) {
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let behind = tokens.get(at + 1..).unwrap_or_default();
        match token {
            TokenTree::Ident(word) if *word == "mod" => {
                if let [TokenTree::Ident(name), TokenTree::Group(body), ..] = behind {
                    if with_tests || *name != "tests" {
                        collect(&inside(body), depth + 1, with_tests, paths);
                    }
                    at += 2;
                }
            }
            TokenTree::Ident(word) => {
                let word = word.to_string();
                let (up, rest) = climb(&word, behind);
                if up > 0 && up >= depth {
                    paths.own.extend(heads(rest));
                }
                let pairs = heads(behind).into_iter().map(|next| (word.clone(), next));
                paths.pairs.extend(pairs);
            }
            TokenTree::Group(group) => collect(&inside(group), depth, with_tests, paths),
            _ => {}
        }
        at += 1;
    }
}

fn inside(group: &proc_macro2::Group) -> Vec<TokenTree> {
    group.stream().into_iter().collect()
}

/// How many modules a path climbs that begins with this word, and what stands behind the climb;
/// `crate` and the name of the crate climb to the root.
fn climb<'t>(word: &str, mut behind: &'t [TokenTree]) -> (usize, &'t [TokenTree]) {
    match word {
        "crate" | "markdown_codegen" => (usize::MAX, behind),
        "super" => {
            let mut up = 1;
            while let Some([TokenTree::Ident(next), rest @ ..]) = behind_colons(behind)
                && *next == "super"
            {
                up += 1;
                behind = rest;
            }
            (up, behind)
        }
        _ => (0, behind),
    }
}

/// What stands behind `::`.
fn behind_colons(tokens: &[TokenTree]) -> Option<&[TokenTree]> {
    match tokens {
        [TokenTree::Punct(a), TokenTree::Punct(b), rest @ ..]
            if a.as_char() == ':' && b.as_char() == ':' =>
        {
            Some(rest)
        }
        _ => None,
    }
}

/// The words that may follow `::` here: one, or the first of each entry between braces.
fn heads(tokens: &[TokenTree]) -> Vec<String> {
    match behind_colons(tokens) {
        Some([TokenTree::Ident(word), ..]) => vec![word.to_string()],
        Some([TokenTree::Group(group), ..]) => {
            let tokens = inside(group);
            tokens
                .split(|token| matches!(token, TokenTree::Punct(mark) if mark.as_char() == ','))
                .filter_map(|entry| entry.first())
                .map(ToString::to_string)
                .collect()
        }
        Some([other, ..]) => vec![other.to_string()],
        _ => Vec::new(),
    }
}

fn floor(module: &str) -> Option<usize> {
    FLOORS.iter().position(|floor| floor.contains(&module))
}

#[test]
fn modules_import_only_from_floors_below() -> Tested {
    let mut faults = Vec::new();
    let mut used = BTreeSet::new();
    let modules: BTreeSet<String> = sources()?.into_iter().map(|file| file.module).collect();
    for source in sources()? {
        let from = source.module.as_str();
        let Some(own) = floor(from) else {
            faults.push(format!("{}: say on which floor `{from}` is", source.path));
            continue;
        };
        for word in paths(&source, true)?.own {
            // What is no module of its own stands in `lib.rs`.
            let to = if modules.contains(&word) {
                word.as_str()
            } else {
                "lib"
            };
            let is_listed = SAME_FLOOR.iter().any(|(a, b, _)| (*a, *b) == (from, to));
            if is_listed {
                used.insert((from.to_owned(), to.to_owned()));
            }
            let below = floor(to).is_some_and(|floor| floor < own);
            if from != to && !below && !is_listed {
                faults.push(format!("{}: `{from}` imports from `{to}`", source.path));
            }
            if let Some((_, _, why)) = NEVER.iter().find(|(a, b, _)| (*a, *b) == (from, to)) {
                faults.push(format!(
                    "{}: `{from}` imports from `{to}`, but {why}",
                    source.path
                ));
            }
        }
    }
    for (from, to, _) in SAME_FLOOR {
        if !used.contains(&((*from).to_owned(), (*to).to_owned())) {
            faults.push(format!(
                "`{from}` no longer imports from `{to}`: take it off the list"
            ));
        }
    }
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
    Ok(())
}

#[test]
fn crates_and_files_belong_to_certain_modules() -> Tested {
    let mut faults = Vec::new();
    for source in sources()?.iter().filter(|source| !source.is_test) {
        let module = source.module.as_str();
        for (first, next) in paths(source, false)?.pairs {
            let owners = CRATES.iter().find(|(name, _)| *name == first);
            if owners.is_some_and(|(_, owners)| !owners.contains(&module)) {
                faults.push(format!("{}: `{module}` uses `{first}`", source.path));
            }
            let of_files = first == "std" && next == "fs";
            if of_files && !FILES.contains(&module) {
                faults.push(format!("{}: `{module}` touches files", source.path));
            }
            let changes = first == "fs" && !READING.contains(&next.as_str())
                || first == "File" && next != "open" && source.text.contains("fs::File");
            if changes && module != "write" {
                faults.push(format!("{}: `fs::{next}` outside `write`", source.path));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
    Ok(())
}

#[test]
fn files_are_short() -> Tested {
    let long: Vec<String> = sources()?
        .iter()
        .map(|source| (source.text.lines().count(), &source.path))
        .filter(|(lines, _)| *lines > MOST_LINES)
        .map(|(lines, path)| format!("{path} has {lines} lines, more than {MOST_LINES}"))
        .collect();
    assert!(long.is_empty(), "\n{}\n", long.join("\n"));
    Ok(())
}

#[test]
fn the_architecture_page_lists_the_same_floors() -> Tested {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ARCHITECTURE.md");
    let mut listed: BTreeMap<usize, BTreeSet<String>> = BTreeMap::new();
    for line in fs::read_to_string(page)?.lines() {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        if let ["", number, module, ..] = cells.as_slice()
            && let Ok(number) = number.parse()
        {
            let module = module.trim_matches('`').to_owned();
            listed.entry(number).or_default().insert(module);
        }
    }
    let floors: BTreeMap<usize, BTreeSet<String>> = FLOORS
        .iter()
        .map(|floor| floor.iter().map(|module| (*module).to_owned()).collect())
        .enumerate()
        .collect();
    assert_eq!(listed, floors);
    let modules: BTreeSet<String> = sources()?.into_iter().map(|file| file.module).collect();
    let on_a_floor: BTreeSet<String> = floors.into_values().flatten().collect();
    assert_eq!(modules, on_a_floor);
    Ok(())
}

#[test]
fn imports_are_found_wherever_they_stand() -> Tested {
    let text = r#"
        //! Comments such as [`crate::lib`] and texts such as "crate::text" do not count.
        use crate::{schema::Type, source};
        use super::super::diagnostics::Code;
        use super::sibling;
        use markdown_codegen::Config;
        fn f(x: crate::target::rust::Type) { super::super::emit::emit(toml::from_str(std::fs::read(x))) }
        mod inner { use super::super::here; use super::super::super::parse; }
        mod tests { use super::super::super::write; use syn::File; }
    "#;
    let source = Source {
        path: "a/b.rs".to_owned(),
        module: "a".to_owned(),
        text: text.to_owned(),
        is_test: false,
    };
    let found = paths(&source, true)?;
    let own = [
        "Config",
        "diagnostics",
        "emit",
        "parse",
        "rust",
        "schema",
        "source",
        "write",
    ];
    assert_eq!(found.own, own.map(str::to_owned).into());
    let names = |paths: &Paths, name: &str| paths.pairs.iter().any(|(first, _)| first == name);
    assert!(names(&found, "toml") && names(&found, "syn") && names(&found, "fs"));
    let found = paths(&source, false)?;
    assert!(!found.own.contains("write") && !names(&found, "syn"));
    assert_eq!(depth("lib.rs"), 0);
    assert_eq!(
        [depth("a.rs"), depth("a/mod.rs"), depth("a/b.rs")],
        [1, 1, 2]
    );
    Ok(())
}
