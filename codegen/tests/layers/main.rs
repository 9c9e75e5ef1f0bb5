//! Checks `ARCHITECTURE.md` against the code: which module imports which, which modules may use which
//! crate, which modules touch files, that files do not import each other in a circle, and how long
//! files are.

mod graph;
mod scan;
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use graph::{Graph, Source};
use scan::Segments;

type Tested = Result<(), Box<dyn Error>>;

/// Imports that the layers would allow: from, to, why not.
const NEVER: &[(&str, &str, &str)] = &[
    ("schema", "names", "the schema knows no Rust"),
    ("markdown", "names", "reading knows no Rust"),
    ("front", "names", "reading knows no Rust"),
    ("markdown", "schema", "page structure knows no model"),
    (
        "target::rust::emit",
        "resolve",
        "emission sees only lowered items",
    ),
    ("write", "target::rust", "the writer knows only files"),
    ("git", "schema", "a repository has only files"),
];

/// Crates that belong to certain modules; tests may use all of them.
const CRATES: &[(&str, &[&str])] = &[
    ("annotate_snippets", &["diagnostics"]),
    ("blake3", &["cli"]),
    ("clap", &["cli"]),
    ("indicatif", &["cli"]),
    ("prettyplease", &["target::rust::emit"]),
    ("proc_macro2", &["target::rust::emit"]),
    ("pulldown_cmark", &["target::rust::rustdoc", "markdown"]),
    ("syn", &["config", "target::rust::emit"]),
    ("tempfile", &["write"]),
    ("toml", &["config", "report"]),
];

/// Modules that may touch files.
const FILES: &[&str] = &["pipeline", "cli", "source", "write"];

/// What modules other than `write` may call of `std::fs`.
const READING: &[&str] = &["File", "metadata", "read", "read_dir", "read_to_string"];

const MOST_LINES: usize = 500;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// The generator and the runtime of generated crates; read once.
fn crates() -> Result<&'static [Graph], Box<dyn Error>> {
    static CRATES: OnceLock<Result<Vec<Graph>, String>> = OnceLock::new();
    let read = CRATES.get_or_init(|| read_crates().map_err(|error| error.to_string()));
    Ok(read.as_deref().map_err(String::clone)?)
}

fn read_crates() -> Result<Vec<Graph>, Box<dyn Error>> {
    let generator = Graph::read("markdown_codegen", &root().join("src"))?;
    assert!(
        generator.sources.len() > 50,
        "the folder of the sources has moved"
    );
    let runtime = Graph::read("markdown_codegen_runtime", &root().join("runtime/src"))?;
    Ok(vec![generator, runtime])
}

fn generator() -> Result<&'static Graph, Box<dyn Error>> {
    Ok(crates()?.first().ok_or("no crate")?)
}

/// The layers of `ARCHITECTURE.md`, lowest first: each module with the number of its layer.
struct Layers(BTreeMap<String, usize>);

impl Layers {
    fn read() -> Result<Self, Box<dyn Error>> {
        Self::parse(&fs::read_to_string(root().join("../ARCHITECTURE.md"))?)
    }

    fn parse(page: &str) -> Result<Self, Box<dyn Error>> {
        let mut layers = BTreeMap::new();
        for line in page.lines() {
            let cells: Vec<&str> = line.split('|').map(str::trim).collect();
            if let ["", number, module, ..] = cells.as_slice()
                && let Ok(number) = number.parse()
            {
                let module = module.trim_matches('`').to_owned();
                if layers.insert(module.clone(), number).is_some() {
                    return Err(format!("`{module}` has two layers").into());
                }
            }
        }
        Ok(Self(layers))
    }

    /// The module of the table that a module of the code belongs to: the innermost one around it.
    fn of(&self, module: &[String]) -> Option<(&str, usize)> {
        let is_main = module.first().is_some_and(|name| name == "main");
        if is_main || module.is_empty() {
            let name = if is_main { "cli" } else { "lib" };
            return self
                .0
                .get_key_value(name)
                .map(|(name, layer)| (name.as_str(), *layer));
        }
        (1..=module.len()).rev().find_map(|length| {
            let (name, layer) = self.0.get_key_value(&module.get(..length)?.join("::"))?;
            Some((name.as_str(), *layer))
        })
    }
}

/// Whether a module is another one or lies in it.
fn is_in(module: &str, outer: &str) -> bool {
    let rest = module.strip_prefix(outer);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
}

fn check(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn modules_import_only_from_layers_below() -> Tested {
    let (graph, layers) = (generator()?, Layers::read()?);
    check(&layer_faults(graph, &layers));
    Ok(())
}

fn layer_faults(graph: &Graph, layers: &Layers) -> Vec<String> {
    let mut faults = Vec::new();
    for source in &graph.sources {
        // What a facade re-exports is an import of those who name it.
        if source.is_facade() {
            continue;
        }
        let Some((from, layer)) = layers.of(&source.module) else {
            faults.push(format!("{}: no layer in ARCHITECTURE.md", source.path));
            continue;
        };
        for (target, path) in graph.imports(source, true) {
            let Some((to, below)) = layers.of(&target) else {
                continue;
            };
            let path = path.join("::");
            if from != to && below >= layer {
                let place = &source.path;
                faults.push(format!(
                    "{place}: `{from}` ({layer}) imports from `{to}` ({below}): `{path}`"
                ));
            }
            let never = |(a, b, _): &&(&str, &str, &str)| is_in(from, a) && is_in(to, b);
            if let Some((_, _, why)) = NEVER.iter().find(never) {
                let place = &source.path;
                faults.push(format!("{place}: `{from}` imports from `{to}`, but {why}"));
            }
        }
    }
    faults
}

#[test]
fn every_module_of_the_table_exists() -> Tested {
    let (graph, layers) = (generator()?, Layers::read()?);
    let mut faults = Vec::new();
    for name in layers.0.keys() {
        let is_used = graph.sources.iter().any(|source| {
            let found = layers.of(&source.module);
            found.is_some_and(|(module, _)| module == name)
        });
        if !is_used {
            faults.push(format!("ARCHITECTURE.md lists `{name}`, which has no file"));
        }
    }
    check(&faults);
    Ok(())
}

#[test]
fn files_do_not_import_each_other_in_a_circle() -> Tested {
    let mut faults = Vec::new();
    for graph in crates()? {
        for cycle in graph.cycles() {
            faults.push(format!("a circle:\n{}", links(graph, &cycle)));
        }
    }
    check(&faults);
    Ok(())
}

/// The imports within a group of files, one a line.
fn links(graph: &Graph, cycle: &BTreeSet<&str>) -> String {
    let mut text = String::new();
    for source in &graph.sources {
        for (target, path) in graph.imports(source, false) {
            let Some(target) = graph.source(&target) else {
                continue;
            };
            if cycle.contains(source.path.as_str()) && cycle.contains(target.path.as_str()) {
                let path = path.join("::");
                text.push_str(&format!("  {} → {}: `{path}`\n", source.path, target.path));
            }
        }
    }
    text
}

#[test]
fn crates_and_files_belong_to_certain_modules() -> Tested {
    let mut faults = Vec::new();
    for source in generator()?
        .sources
        .iter()
        .filter(|source| !source.is_test())
    {
        faults.extend(use_faults(source));
    }
    check(&faults);
    Ok(())
}

fn use_faults(source: &Source) -> Vec<String> {
    let module = match source.path.as_str() {
        "main.rs" => "cli".to_owned(),
        _ => source.module.join("::"),
    };
    let is_one_of = |owners: &[&str]| owners.iter().any(|owner| is_in(&module, owner));
    let mut faults = Vec::new();
    for path in source.paths(false) {
        let [first, next, ..] = path.as_slice() else {
            continue;
        };
        let owners = CRATES.iter().find(|(name, _)| name == first);
        if owners.is_some_and(|(_, owners)| !is_one_of(owners)) {
            faults.push(format!("{}: `{module}` uses `{first}`", source.path));
        }
        if first == "std" && next == "fs" && !is_one_of(FILES) {
            faults.push(format!("{}: `{module}` touches files", source.path));
        }
        let changes = first == "fs" && !READING.contains(&next.as_str())
            || first == "File" && next != "open" && source.text.contains("fs::File");
        if changes && !is_one_of(&["write"]) {
            faults.push(format!("{}: `fs::{next}` outside `write`", source.path));
        }
    }
    faults
}

#[test]
fn files_are_short() -> Tested {
    let mut faults = Vec::new();
    for source in crates()?.iter().flat_map(|graph| &graph.sources) {
        let lines = source.text.lines().count();
        if lines > MOST_LINES {
            faults.push(format!(
                "{} has {lines} lines, more than {MOST_LINES}",
                source.path
            ));
        }
    }
    check(&faults);
    Ok(())
}

#[test]
fn modules_of_folders_are_in_mod_rs() -> Tested {
    let mut faults = Vec::new();
    for graph in crates()? {
        let folders: BTreeSet<Segments> = graph
            .sources
            .iter()
            .filter_map(|source| source.module.split_last().map(|(_, above)| above.to_vec()))
            .collect();
        for source in &graph.sources {
            let is_root = source.module.is_empty() || source.path.ends_with("mod.rs");
            if !is_root && !source.is_elsewhere && folders.contains(&source.module) {
                faults.push(format!(
                    "{}: move it to `mod.rs` of its folder",
                    source.path
                ));
            }
        }
    }
    check(&faults);
    Ok(())
}

#[test]
fn every_file_is_a_module_and_has_no_sections() -> Tested {
    let mut faults = Vec::new();
    for graph in crates()? {
        for source in &graph.sources {
            let path = &source.path;
            if !graph.is_declared(source) {
                faults.push(format!("{path}: no `mod` declares it"));
            }
            for (line, number) in source.text.lines().zip(1..) {
                if line.trim_start().starts_with("// <") || line.contains("/*<") {
                    faults.push(format!("{path}:{number}: a marked section"));
                }
            }
        }
    }
    check(&faults);
    Ok(())
}
