//! The module and name of each model.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::names;
use crate::resolve::{Model, ModelId, Resolved};
use crate::target::rust::ModelPath;

/// Names that conflict with emitted code.
const RESERVED_MODULES: &[&str] = &["alloc", "core", "serde", "serde_json", "std", "super"];

/// Further names that conflict in the outermost folder.
const RESERVED_ROOTS: &[&str] = &["runtime", "tests"];

/// Types of the runtime that the outermost folder re-exports.
const RESERVED_TYPES: &[&str] = &["Date", "DateTime", "Decimal", "Presence", "Unrecognized"];

/// The location of a model.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// The module.
    pub(super) module: String,
    /// The folder and the name of the type.
    pub(super) path: ModelPath,
}

/// The locations of all emitted models, by id.
#[derive(Debug, Default)]
pub(super) struct Layout {
    places: BTreeMap<ModelId, Place>,
    by_page: BTreeMap<String, ModelId>,
}

impl Layout {
    pub(super) fn new(resolved: &Resolved, diagnostics: &mut Diagnostics) -> Self {
        let mut pages: BTreeMap<Vec<&str>, Vec<(ModelId, &Model)>> = BTreeMap::new();
        for (id, model) in resolved.iter().filter(|(_, model)| !model.skipped) {
            pages
                .entry(folder_of(&model.source.origin.page))
                .or_default()
                .push((id, model));
        }
        let Folders {
            names: folders,
            changed,
        } = folder_names(pages.keys());
        let mut layout = Self::default();
        for (folder, name) in changed {
            // The content of a folder follows it in the order of the paths.
            let mut inner = pages.range(folder.clone()..);
            if let Some((_, model)) = inner.find_map(|(_, models)| models.first()) {
                let message = format!(
                    "the folder `{}` is called `{name}` in Rust",
                    folder.join("/")
                );
                let help = "rename the folder and the links to it for another name";
                diagnostics.push(
                    Diagnostic::new(Code::NameChanged, model.source.origin.span, message)
                        .help(help),
                );
            }
        }
        let mut inner: BTreeMap<&[String], Vec<&str>> = BTreeMap::new();
        for path in folders.values() {
            if let Some((name, outer)) = path.split_last() {
                inner.entry(outer).or_default().push(name);
            }
        }
        for (folder, models) in &pages {
            let names = folders.get(folder).map_or(&[][..], Vec::as_slice);
            let inner = inner.get(names).map_or(&[][..], Vec::as_slice);
            layout.place(names, inner, models, diagnostics);
        }
        layout
    }

    fn place(
        &mut self,
        folder: &[String],
        inner: &[&str],
        models: &[(ModelId, &Model)],
        diagnostics: &mut Diagnostics,
    ) {
        let reserved_types: &[&str] = match folder {
            [] => RESERVED_TYPES,
            _ => &[],
        };
        let wanted_types = models.iter().map(|(_, model)| wanted_type(model));
        let types = names::distinct(wanted_types, reserved_types);
        let mut reserved = reserved_modules(folder);
        reserved.extend(inner);
        // Clippy rejects a module with the name of its parent.
        reserved.extend(folder.last().map(String::as_str));
        let modules = names::distinct_modules(
            models
                .iter()
                .map(|(_, model)| names::module_name(&wanted_type(model))),
            &reserved,
        );
        for (((id, model), name), module) in models.iter().zip(types).zip(modules) {
            if name.changed {
                let message = format!(
                    "`{}` is called `{}` in Rust",
                    model.source.path(),
                    name.ident
                );
                let help = "set another name with `rename` in a fix-up";
                diagnostics.push(
                    Diagnostic::new(Code::NameChanged, model.source.origin.span, message)
                        .help(help),
                );
            }
            let path = ModelPath {
                folder: folder.to_vec(),
                name: name.ident,
            };
            self.places.insert(
                *id,
                Place {
                    module: module.ident,
                    path,
                },
            );
            self.by_page.insert(model.source.origin.page.clone(), *id);
        }
    }

    /// The location of a model; `None` if it is skipped.
    pub(super) fn get(&self, id: ModelId) -> Option<&Place> {
        self.places.get(&id)
    }

    /// The model of a page, and its location.
    pub(super) fn page(&self, page: &str) -> Option<(ModelId, &Place)> {
        let id = *self.by_page.get(page)?;
        Some((id, self.places.get(&id)?))
    }
}

/// The reserved module names in a folder.
fn reserved_modules(folder: &[String]) -> Vec<&'static str> {
    let roots: &[&str] = if folder.is_empty() {
        RESERVED_ROOTS
    } else {
        &[]
    };
    [RESERVED_MODULES, roots].concat()
}

fn wanted_type(model: &Model) -> String {
    names::type_name(model.rename.unwrap_or(&model.source.id.name))
}

fn folder_of(page: &str) -> Vec<&str> {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    parts
}

/// A folder's path.
type Folder<'p> = Vec<&'p str>;

/// The names of folders.
struct Folders<'p> {
    /// The module path of each folder.
    names: BTreeMap<Folder<'p>, Vec<String>>,
    /// The folders with a changed name, and that name.
    changed: Vec<(Folder<'p>, String)>,
}

/// The module names of all folders, unique in their parent.
fn folder_names<'p>(folders: impl Iterator<Item = &'p Folder<'p>>) -> Folders<'p> {
    let mut changed = Vec::new();
    let mut inner: BTreeMap<Vec<&str>, BTreeSet<&str>> = BTreeMap::new();
    for folder in folders {
        for depth in 0..folder.len() {
            let (outer, rest) = folder.split_at(depth);
            if let Some(name) = rest.first() {
                inner.entry(outer.to_vec()).or_default().insert(name);
            }
        }
    }
    let mut named: BTreeMap<Vec<&str>, Vec<String>> = BTreeMap::from([(Vec::new(), Vec::new())]);
    // Shorter paths come first, so the outer folder has a name.
    for (outer, folders) in inner {
        let outer_names = named.get(&outer).cloned().unwrap_or_default();
        let mut reserved = reserved_modules(&outer_names);
        reserved.extend(outer_names.last().map(String::as_str));
        let wanted = folders.iter().map(|folder| names::module_name(folder));
        for (folder, name) in folders
            .iter()
            .zip(names::distinct_modules(wanted, &reserved))
        {
            let path: Folder = outer.iter().copied().chain([*folder]).collect();
            if name.changed {
                changed.push((path.clone(), name.ident.clone()));
            }
            let names = outer_names.iter().cloned().chain([name.ident]).collect();
            named.insert(path, names);
        }
    }
    Folders {
        names: named,
        changed,
    }
}
