//! The files of a crate and which of them import which.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs;
use std::path::Path;

use crate::scan::{Scope, Segments};

/// A file of a crate.
pub struct Source {
    /// Below the folder `src`, with `/`.
    pub path: String,
    /// `a::b` for `a/b.rs` and `a/b/mod.rs`, empty for the root.
    pub module: Segments,
    /// The text.
    pub text: String,
    scope: Scope,
    /// Whether a `mod` with a path declares it.
    pub is_elsewhere: bool,
}

/// The files of a crate, by what is written in them.
pub struct Graph {
    /// The crate's own name, as code of the same package writes it.
    name: String,
    /// Sorted by path.
    pub sources: Vec<Source>,
    /// The place in `sources` of the file of each module, inline ones included.
    modules: BTreeMap<Segments, usize>,
}

/// No chain of re-exports is longer.
const DEEPEST: usize = 20;

impl Source {
    /// Whether the file is compiled for tests only.
    pub fn is_test(&self) -> bool {
        let is_test = |name: &String| name == "tests" || name.ends_with("_tests");
        self.module.iter().any(is_test)
    }

    /// Whether the file only declares modules and re-exports.
    pub fn is_facade(&self) -> bool {
        self.scope.is_facade()
    }

    /// All paths that the file names, with or without those of its unit tests.
    pub fn paths(&self, with_tests: bool) -> Vec<&Segments> {
        let mut paths = Vec::new();
        collect(
            &self.scope,
            with_tests,
            &mut |_, path| paths.push(path),
            &mut Vec::new(),
        );
        paths
    }
}

/// Calls for each path of a scope, with the inline modules around it.
fn collect<'s>(
    scope: &'s Scope,
    with_tests: bool,
    each: &mut impl FnMut(&[String], &'s Segments),
    inside: &mut Segments,
) {
    for path in &scope.paths {
        each(inside, path);
    }
    for (name, inner) in &scope.inline {
        if with_tests || name != "tests" {
            inside.push(name.clone());
            collect(inner, with_tests, each, inside);
            inside.pop();
        }
    }
}

impl Graph {
    /// Reads the files below a folder `src`.
    pub fn read(name: &str, folder: &Path) -> Result<Self, Box<dyn Error>> {
        let mut files = Vec::new();
        for entry in walkdir::WalkDir::new(folder) {
            let entry = entry?;
            if entry.path().extension().is_some_and(|end| end == "rs") {
                let path = entry.path().strip_prefix(folder)?.to_string_lossy();
                let path = path.replace('\\', "/");
                files.push((path, fs::read_to_string(entry.path())?));
            }
        }
        Self::new(name, files)
    }

    /// A crate from its name and the paths and texts of its files.
    pub fn new(name: &str, files: Vec<(String, String)>) -> Result<Self, Box<dyn Error>> {
        let mut sources = Vec::new();
        for (path, text) in files {
            let scope = Scope::read(&text).map_err(|error| format!("{path}: {error}"))?;
            let parts = path.trim_end_matches(".rs").split('/');
            sources.push(Source {
                module: parts
                    .filter(|part| !matches!(*part, "lib" | "mod"))
                    .map(str::to_owned)
                    .collect(),
                path,
                text,
                scope,
                is_elsewhere: false,
            });
        }
        sources.sort_by(|a, b| a.path.cmp(&b.path));
        name_elsewhere(&mut sources);
        let mut modules = BTreeMap::new();
        // Of two files of one name, the one in its usual place counts.
        let (usual, elsewhere): (Vec<_>, Vec<_>) =
            (sources.iter().enumerate()).partition(|(_, source)| !source.is_elsewhere);
        for (at, source) in elsewhere.into_iter().chain(usual) {
            note(&source.scope, &source.module, at, &mut modules);
        }
        Ok(Self {
            name: name.to_owned(),
            sources,
            modules,
        })
    }

    /// The file of a module.
    pub fn source(&self, module: &[String]) -> Option<&Source> {
        self.sources.get(*self.modules.get(module)?)
    }

    /// Whether a file is compiled: it is a root, or the module around it declares it.
    pub fn is_declared(&self, source: &Source) -> bool {
        let Some((name, above)) = source.module.split_last() else {
            return true;
        };
        source.path == "main.rs"
            || source.is_elsewhere
            || self.scope(above).is_some_and(|scope| scope.files.contains(name))
            // Modules that only the binary has.
            || above.is_empty() && self.source(&["main".to_owned()]).is_some_and(|main| main.scope.files.contains(name))
    }

    /// The modules whose files a file imports from, each with a path that does so.
    pub fn imports(&self, source: &Source, with_tests: bool) -> BTreeMap<Segments, Segments> {
        let mut imports = BTreeMap::new();
        let mut each = |inside: &[String], path: &Segments| {
            let from = [source.module.as_slice(), inside].concat();
            for to in self.targets(&from, path) {
                if let Some(file) = self.source(&to)
                    && file.module != source.module
                {
                    let entry = imports.entry(file.module.clone());
                    entry.or_insert_with(|| path.clone());
                }
            }
        };
        collect(&source.scope, with_tests, &mut each, &mut Vec::new());
        imports
    }

    fn scope(&self, module: &[String]) -> Option<&Scope> {
        let source = self.source(module)?;
        let inner = module.get(source.module.len()..)?;
        inner
            .iter()
            .try_fold(&source.scope, |scope, name| scope.inline.get(name))
    }

    /// The modules that define what a path names; none for other crates, and for a module itself,
    /// as what is used of it is named by further paths.
    fn targets(&self, from: &[String], path: &[String]) -> Vec<Segments> {
        match self.resolve(from, path, 0) {
            Some(Named::Item(module)) => vec![module],
            _ => Vec::new(),
        }
    }

    fn resolve(&self, from: &[String], path: &[String], depth: usize) -> Option<Named> {
        let (first, rest) = path.split_first()?;
        match first.as_str() {
            "crate" => self.walk(Vec::new(), rest, depth),
            "self" => self.walk(from.to_vec(), rest, depth),
            "super" => {
                let mut up = from.to_vec();
                let mut rest = path;
                while let Some((word, behind)) = rest.split_first()
                    && word == "super"
                {
                    up.pop()?;
                    rest = behind;
                }
                self.walk(up, rest, depth)
            }
            name if name == self.name => self.walk(Vec::new(), rest, depth),
            _ => {
                let scope = self.scope(from)?;
                let is_own = scope.items.contains(first)
                    || scope.imports.contains_key(first)
                    || self.modules.contains_key(&below(from, first));
                if is_own {
                    self.walk(from.to_vec(), path, depth)
                } else {
                    None
                }
            }
        }
    }

    /// Follows the segments down from a module, through re-exports.
    fn walk(&self, module: Segments, path: &[String], depth: usize) -> Option<Named> {
        let scope = self.scope(&module)?;
        let Some((name, rest)) = path.split_first() else {
            return Some(Named::Module);
        };
        let child = below(&module, name);
        let is_child = self.modules.contains_key(&child);
        // `a::b` is the function of this name, `a::b::c` leads through the module.
        let is_through = is_child && !rest.is_empty();
        if scope.items.contains(name) && !is_through {
            return Some(Named::Item(module));
        }
        if let Some(import) = scope.imports.get(name)
            && !is_through
            && depth < DEEPEST
        {
            // `use name;` imports another crate.
            if import.len() == 1 && import.first() == Some(name) && !is_child {
                return None;
            }
            let further: Segments = import.iter().chain(rest).cloned().collect();
            if further != path {
                return self.resolve(&module, &further, depth + 1);
            }
        }
        if is_child {
            return self.walk(child, rest, depth);
        }
        for glob in scope.globs.iter().filter(|_| depth < DEEPEST) {
            let further: Segments = glob.iter().chain(path).cloned().collect();
            if let Some(Named::Item(found)) = self.resolve(&module, &further, depth + 1)
                && self
                    .scope(&found)
                    .is_some_and(|scope| scope.items.contains(name))
            {
                return Some(Named::Item(found));
            }
        }
        // What a macro defines, and a glob.
        Some(Named::Item(module))
    }

    /// Groups of files that import each other in a circle, unit tests aside.
    pub fn cycles(&self) -> Vec<BTreeSet<&str>> {
        let mut direct = BTreeMap::new();
        for source in self.sources.iter().filter(|source| !source.is_test()) {
            let imports = self.imports(source, false).into_keys();
            direct.insert(source.module.clone(), imports.collect::<BTreeSet<_>>());
        }
        let reached: BTreeMap<&Segments, BTreeSet<&Segments>> = direct
            .keys()
            .map(|module| (module, reachable(module, &direct)))
            .collect();
        let reaches = |from: &Segments, to: &Segments| {
            reached
                .get(from)
                .is_some_and(|reached| reached.contains(to))
        };
        let mut cycles = BTreeSet::new();
        for (module, reached) in &reached {
            let circle = reached.iter().filter(|other| reaches(other, module));
            let paths = circle.filter_map(|other| Some(self.source(other)?.path.as_str()));
            let paths: BTreeSet<&str> = paths.collect();
            if paths.len() > 1 {
                cycles.insert(paths);
            }
        }
        cycles.into_iter().collect()
    }
}

/// What a path names.
enum Named {
    /// An item of this module.
    Item(Segments),
    /// A module.
    Module,
}

/// Gives the files of `#[path = "…"] mod name;` the names that they have there.
fn name_elsewhere(sources: &mut [Source]) {
    let mut names = Vec::new();
    for source in sources.iter() {
        let folder = source
            .path
            .rsplit_once('/')
            .map_or("", |(folder, _)| folder);
        for (path, name) in &source.scope.elsewhere {
            let path = format!("{folder}/{path}")
                .trim_start_matches('/')
                .to_owned();
            names.push((path, below(&source.module, name)));
        }
    }
    for (path, module) in names {
        if let Some(source) = sources.iter_mut().find(|source| source.path == path) {
            source.module = module;
            source.is_elsewhere = true;
        }
    }
}

fn below(module: &[String], name: &str) -> Segments {
    let mut below = module.to_vec();
    below.push(name.to_owned());
    below
}

fn note(scope: &Scope, module: &[String], at: usize, modules: &mut BTreeMap<Segments, usize>) {
    modules.insert(module.to_vec(), at);
    for (name, inner) in &scope.inline {
        note(inner, &below(module, name), at, modules);
    }
}

fn reachable<'g>(
    from: &Segments,
    direct: &'g BTreeMap<Segments, BTreeSet<Segments>>,
) -> BTreeSet<&'g Segments> {
    let mut reached = BTreeSet::new();
    let mut open: Vec<&Segments> = direct.get(from).into_iter().flatten().collect();
    while let Some(module) = open.pop() {
        if reached.insert(module) {
            open.extend(direct.get(module).into_iter().flatten());
        }
    }
    reached
}
