//! The module and name of each model.

use std::collections::{BTreeMap, BTreeSet};

use super::exports;
use super::families::Families;
use super::folders::{Folder, Folders, Several, reserved_modules};
use super::place::{Place, RESERVED_TYPES};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::names::{self, Name};
use crate::resolve::{Model, ModelId, Resolved};
use crate::schema::ItemId;
use crate::target::rust::ModelPath;

/// The locations of all emitted models, by id.
#[derive(Debug, Default)]
pub(super) struct Layout {
    places: BTreeMap<ModelId, Place>,
    /// The other models in the module of each model that names a module.
    nested: BTreeMap<ModelId, Vec<ModelId>>,
    at_root: BTreeSet<ModelId>,
}

/// The models of one folder.
struct InFolder<'m> {
    /// The module names that lead to the folder.
    names: &'m [String],
    /// The folders directly in it.
    folders: Vec<&'m str>,
    /// The models with a module of their own.
    models: Vec<(ModelId, &'m Model<'m>)>,
}

impl Layout {
    pub(super) fn new(resolved: &Resolved, diagnostics: &mut Diagnostics) -> Self {
        let several = Several::new(resolved);
        let families = Families::new(resolved);
        let mut layout = Self::default();
        let mut pages: BTreeMap<Folder, Vec<(ModelId, &Model)>> = BTreeMap::new();
        for (id, model) in resolved.iter().filter(|(_, model)| !model.skipped) {
            let owner = families.owner(id, model);
            if owner == id {
                layout.nested.entry(id).or_default();
                let folder = several.folder_of(model);
                pages.entry(folder).or_default().push((id, model));
            } else {
                layout.nested.entry(owner).or_default().push(id);
            }
        }
        let folders = Folders::new(pages.keys());
        for (folder, name) in &folders.changed {
            // The content of a folder follows it in the order of the paths.
            let mut inner = pages.range(folder.clone()..);
            if let Some((_, model)) = inner.find_map(|(_, models)| models.first()) {
                diagnostics.push(folder_renamed(folder, name, model));
            }
        }
        for (folder, models) in &pages {
            let names = folders.names.get(folder).map_or(&[][..], Vec::as_slice);
            let folder = InFolder {
                names,
                folders: folders.inside(names),
                models: models.clone(),
            };
            layout.place(&families, &several, &folder, diagnostics);
        }
        layout.at_root = exports::at_root(resolved, &several, &layout.places, diagnostics);
        layout
    }

    fn place(
        &mut self,
        families: &Families,
        several: &Several,
        folder: &InFolder,
        diagnostics: &mut Diagnostics,
    ) {
        let reserved_types: &[&str] = match folder.names {
            [] => RESERVED_TYPES,
            _ => &[],
        };
        let wanted = folder.models.iter();
        let wanted = wanted.map(|(_, model)| wanted_type(model, several));
        let types = names::distinct(wanted.clone(), reserved_types);
        let mut reserved = reserved_modules(folder.names);
        reserved.extend(&folder.folders);
        // Clippy rejects a module with the name of its parent.
        reserved.extend(folder.names.last().map(String::as_str));
        let modules =
            names::distinct_modules(wanted.map(|name| names::module_name(&name)), &reserved);
        for (((id, model), name), module) in folder.models.iter().zip(types).zip(modules) {
            self.insert(*id, model, name, folder.names, module.ident, diagnostics);
        }
        self.place_nested(families, folder, reserved_types, diagnostics);
    }

    /// Assigns modules to inline models, outer ones first.
    fn place_nested(
        &mut self,
        families: &Families,
        folder: &InFolder,
        reserved_types: &[&str],
        diagnostics: &mut Diagnostics,
    ) {
        let mut taken: Vec<String> = Vec::new();
        let mut open: Vec<(ModelId, &Model, String)> = Vec::new();
        for (owner, _) in &folder.models {
            let Some(place) = self.places.get(owner) else {
                continue;
            };
            taken.push(place.path.name.clone());
            let nested = self.nested.get(owner).into_iter().flatten();
            let nested = nested.filter_map(|id| Some((*id, families.resolved.get(*id)?)));
            open.extend(nested.map(|(id, model)| (id, model, place.module.clone())));
        }
        while !open.is_empty() {
            let is_open = |parent: ModelId| open.iter().any(|(id, ..)| *id == parent);
            let (inner, outer) = open.iter().cloned().partition(|(_, model, _)| {
                let parent = families.parent(model);
                parent.is_some_and(|(parent, _)| is_open(parent))
            });
            let outer: Vec<(ModelId, &Model, String)> = outer;
            open = inner;
            let wanted = outer.iter();
            let wanted = wanted.map(|(_, model, _)| self.wanted_nested(families, model));
            // Later names do not change earlier ones.
            let all = taken.iter().cloned().chain(wanted);
            let names = names::distinct(all, reserved_types);
            let names: Vec<Name> = names.into_iter().skip(taken.len()).collect();
            for ((id, model, module), name) in outer.into_iter().zip(names) {
                taken.push(name.ident.clone());
                self.insert(id, model, name, folder.names, module, diagnostics);
            }
        }
    }

    /// The name of an inline model: the name of its parent and its own.
    fn wanted_nested(&self, families: &Families, model: &Model) -> String {
        let own = names::type_name(model.rename.unwrap_or(&model.source.id.name));
        match families.parent(model) {
            Some((id, parent)) if model.rename.is_none() => match self.places.get(&id) {
                Some(place) => prefixed(&place.path.name, own),
                None => prefixed(&names::type_name(&parent.source.id.name), own),
            },
            _ => own,
        }
    }

    fn insert(
        &mut self,
        id: ModelId,
        model: &Model,
        name: Name,
        folder: &[String],
        module: String,
        diagnostics: &mut Diagnostics,
    ) {
        if name.changed {
            let message = format!(
                "`{}` is called `{}` in Rust",
                model.source.path(),
                name.ident
            );
            let help = "set another name with `rename` in a fix-up";
            diagnostics.push(
                Diagnostic::new(Code::NameChanged, model.source.origin.span, message).help(help),
            );
        }
        let path = ModelPath {
            folder: folder.to_vec(),
            name: name.ident,
        };
        self.places.insert(id, Place { module, path });
    }

    /// The location of a model; `None` if it is skipped.
    pub(super) fn get(&self, id: ModelId) -> Option<&Place> {
        self.places.get(&id)
    }

    /// The models in the module of a model, in page order; `None` if the model names no module.
    pub(super) fn nested_in(&self, id: ModelId) -> Option<&[ModelId]> {
        self.nested.get(&id).map(Vec::as_slice)
    }

    /// Whether the outermost module exports the type of a model besides the model's folder.
    pub(super) fn is_at_root(&self, id: ModelId) -> bool {
        self.at_root.contains(&id)
    }

    /// The closure of models over the other models in their files and the models that they contain.
    pub(super) fn whole_files(
        &self,
        resolved: &Resolved,
        mut models: BTreeSet<ModelId>,
    ) -> BTreeSet<ModelId> {
        loop {
            let mut files = models.clone();
            for (owner, nested) in self.nested.iter().filter(|(_, nested)| !nested.is_empty()) {
                let file = || nested.iter().chain([owner]);
                if file().any(|id| models.contains(id)) {
                    files.extend(file());
                }
            }
            if files.len() == models.len() {
                return models;
            }
            models = resolved.reach(files);
        }
    }
}

/// The name of a model's type before collisions are resolved. Headings that distinguish namesakes on a page are
/// part of it.
fn wanted_type(model: &Model, several: &Several) -> String {
    let source = model.source;
    let own = names::type_name(model.rename.unwrap_or(&source.id.name));
    if model.rename.is_some() || !several.has(&source.origin.page) {
        return own;
    }
    let page = ItemId::page_namespace(&source.origin.page);
    let headings = source.id.namespace.strip_prefix(&page);
    match headings.and_then(|rest| rest.strip_prefix('.')) {
        Some(headings) => prefixed(&names::type_name(headings), own),
        None => own,
    }
}

/// A name with a prefix, unless it already starts with it.
fn prefixed(prefix: &str, own: String) -> String {
    let rest = own.strip_prefix(prefix);
    if rest.is_some_and(|rest| !rest.starts_with(char::is_lowercase)) {
        own
    } else {
        format!("{prefix}{own}")
    }
}

fn folder_renamed(folder: &Folder, name: &str, model: &Model) -> Diagnostic {
    let message = format!(
        "the folder `{}` is called `{name}` in Rust",
        folder.join("/")
    );
    let help = "rename the folder and the links to it for another name";
    Diagnostic::new(Code::NameChanged, model.source.origin.span, message).help(help)
}
