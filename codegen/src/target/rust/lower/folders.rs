//! The modules of folders, and of pages with several items.

use std::collections::{BTreeMap, BTreeSet};

use crate::names;
use crate::resolve::{Model, Resolved};

/// Names that a module cannot have beside the code that is emitted into it.
const RESERVED_MODULES: &[&str] = &["alloc", "core", "serde", "serde_json", "std", "super"];

/// Names that a module of the outermost folder cannot have besides.
const RESERVED_ROOTS: &[&str] = &["runtime", "tests"];

/// A folder's path; the last part may be a page with several items.
pub(super) type Folder<'p> = Vec<&'p str>;

/// Pages that document several models, of which none is written out inside another one.
#[derive(Debug, Default)]
pub(super) struct Several<'p>(BTreeSet<&'p str>);

/// What folders are called.
pub(super) struct Folders<'p> {
    /// The names of the modules that lead to each folder.
    pub(super) names: BTreeMap<Folder<'p>, Vec<String>>,
    /// The folders whose own name had to be changed, with the name that they got.
    pub(super) changed: Vec<(Folder<'p>, String)>,
}

impl<'p> Several<'p> {
    /// The pages of a schema; the configuration does not count.
    pub(super) fn new(resolved: &'p Resolved) -> Self {
        let mut seen = BTreeSet::new();
        let outer = resolved
            .models
            .iter()
            .filter(|it| it.source.parent.is_none());
        let pages = outer.map(|model| model.source.origin.page.as_str());
        Self(pages.filter(|page| !seen.insert(*page)).collect())
    }

    pub(super) fn has(&self, page: &str) -> bool {
        self.0.contains(page)
    }

    /// The folder of a model: that of its page, or its page if that has several items.
    pub(super) fn folder_of<'m>(&self, model: &'m Model) -> Folder<'m> {
        let page = &model.source.origin.page;
        let mut parts: Vec<&str> = page.split('/').collect();
        if let Some(file) = parts.pop()
            && self.has(page)
        {
            parts.push(file.rsplit_once('.').map_or(file, |(stem, _)| stem));
        }
        parts
    }
}

impl<'p> Folders<'p> {
    /// The module names of folders and of those above them, distinct within each.
    pub(super) fn new<'f>(folders: impl Iterator<Item = &'f Folder<'p>>) -> Self
    where
        'p: 'f,
    {
        let mut changed = Vec::new();
        let mut inner: BTreeMap<Folder<'p>, BTreeSet<&'p str>> = BTreeMap::new();
        for folder in folders {
            for depth in 0..folder.len() {
                let (outer, rest) = folder.split_at(depth);
                if let Some(name) = rest.first() {
                    inner.entry(outer.to_vec()).or_default().insert(name);
                }
            }
        }
        let mut named = BTreeMap::new();
        named.insert(Vec::new(), Vec::new());
        // Shorter paths come before those that they begin, so the outer folder is always named.
        for (outer, folders) in inner {
            let outer_names: Vec<String> = named.get(&outer).cloned().unwrap_or_default();
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
        Self {
            names: named,
            changed,
        }
    }

    /// The names of the folders that are directly in one.
    pub(super) fn inside(&self, names: &[String]) -> Vec<&str> {
        let paths = self.names.values();
        let inside =
            paths.filter_map(|path| path.split_last().filter(|(_, outer)| *outer == names));
        inside.map(|(name, _)| name.as_str()).collect()
    }
}

/// The names that a module in a folder cannot have.
pub(super) fn reserved_modules(folder: &[String]) -> Vec<&'static str> {
    let roots: &[&str] = if folder.is_empty() {
        RESERVED_ROOTS
    } else {
        &[]
    };
    [RESERVED_MODULES, roots].concat()
}
