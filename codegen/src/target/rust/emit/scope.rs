//! The imports of a module, and the paths of its types.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::fit::compare_paths;
use crate::config::MapType;
use crate::target::rust::{Item, ModelPath, Module, Type, path_from};

/// Names that keep their standard meaning in every module, so a model with such a name is not imported. Derives
/// are included, because two modules that import the name of a macro from each other are ambiguous.
pub(super) const STANDARD: &[&str] = &[
    "BTreeMap",
    "Box",
    "Clone",
    "Debug",
    "Default",
    "Eq",
    "From",
    "Hash",
    "HashMap",
    "Into",
    "Option",
    "PartialEq",
    "Result",
    "String",
    "TryFrom",
    "Vec",
];

/// The names in the scope of a module.
pub(super) struct Scope {
    folder: Vec<String>,
    own: BTreeSet<String>,
    imported: BTreeSet<ModelPath>,
    maps: BTreeSet<&'static str>,
}

impl Scope {
    /// Imports every other model that the items name, unless its name has another meaning there.
    pub(super) fn new(module: &Module) -> Self {
        let own = module.items().flat_map(Item::declared);
        let own: BTreeSet<String> = own.map(str::to_owned).collect();
        let mut by_name: BTreeMap<&str, BTreeSet<&ModelPath>> = BTreeMap::new();
        let mut maps = BTreeSet::new();
        let types: Vec<Type> = module.items().flat_map(Item::types).collect();
        for ty in &types {
            ty.each_model(&mut |path| {
                by_name.entry(&path.name).or_default().insert(path);
            });
            collect_maps(ty, &mut maps);
        }
        let imported = by_name
            .into_iter()
            .filter(|(name, paths)| {
                paths.len() == 1 && !own.contains(*name) && !STANDARD.contains(name)
            })
            .flat_map(|(_, paths)| paths)
            .cloned()
            .collect();
        maps.retain(|map| !own.contains(*map));
        Self {
            folder: module.folder.clone(),
            own,
            imported,
            maps,
        }
    }

    /// The scope of a module in the outermost folder that imports no type.
    pub(super) fn bare() -> Self {
        Self {
            folder: Vec::new(),
            own: BTreeSet::new(),
            imported: BTreeSet::new(),
            maps: BTreeSet::new(),
        }
    }

    /// The `use` lines, in rustfmt's order.
    pub(super) fn imports(&self) -> String {
        let mut text = String::new();
        for map in &self.maps {
            text.push_str(&format!("use std::collections::{map};\n"));
        }
        if !self.maps.is_empty() {
            text.push('\n');
        }
        let mut paths: Vec<String> = self
            .imported
            .iter()
            .map(|path| path_from(&self.folder, path))
            .collect();
        paths.push(format!(
            "{}runtime",
            "super::".repeat(self.folder.len() + 1)
        ));
        paths.sort_by(|a, b| compare_paths(a, b));
        for path in paths {
            text.push_str(&format!("use {path};\n"));
        }
        text
    }

    /// A type as written in this module.
    pub(super) fn write(&self, ty: &Type) -> String {
        match ty {
            Type::Primitive(primitive) => primitive.name().to_owned(),
            Type::External(external) => external.path().to_owned(),
            Type::Runtime(runtime) => format!("runtime::{}", runtime.name()),
            Type::String => self.standard("String", "std::string::String"),
            Type::Vec(inner) => format!(
                "{}<{}>",
                self.standard("Vec", "std::vec::Vec"),
                self.write(inner)
            ),
            Type::Option(inner) => {
                format!(
                    "{}<{}>",
                    self.standard("Option", "std::option::Option"),
                    self.write(inner)
                )
            }
            Type::Box(inner) => format!(
                "{}<{}>",
                self.standard("Box", "std::boxed::Box"),
                self.write(inner)
            ),
            Type::Map(map, inner) => {
                let name = match map {
                    MapType::BTreeMap => "BTreeMap",
                    MapType::HashMap => "HashMap",
                };
                let path = if self.maps.contains(name) {
                    ""
                } else {
                    "std::collections::"
                };
                format!(
                    "{path}{name}<{}, {}>",
                    self.write(&Type::String),
                    self.write(inner)
                )
            }
            Type::Model(path) if self.imported.contains(path) => path.name.clone(),
            Type::Model(path) if path.folder == self.folder && self.own.contains(&path.name) => {
                path.name.clone()
            }
            Type::Model(path) => path_from(&self.folder, path),
        }
    }

    /// A line of documentation in which links to names in scope have no path.
    pub(super) fn shorten_links<'l>(&self, line: &'l str) -> Cow<'l, str> {
        // Every link to a type starts like this.
        if !line.contains("`](super::") {
            return line.into();
        }
        let own = self.own.iter().map(|name| ModelPath {
            folder: self.folder.clone(),
            name: name.clone(),
        });
        let mut line = line.to_owned();
        for path in self.imported.iter().cloned().chain(own) {
            let name = &path.name;
            let long = format!("[`{name}`]({})", path_from(&self.folder, &path));
            line = line.replace(&long, &format!("[`{name}`]"));
        }
        line.into()
    }

    /// The type of a parameter that accepts anything that converts to `String`.
    pub(super) fn string_parameter(&self) -> String {
        let into = self.standard("Into", "std::convert::Into");
        format!("impl {into}<{}>", self.write(&Type::String))
    }

    pub(super) fn standard(&self, name: &str, path: &str) -> String {
        if self.own.contains(name) {
            path.to_owned()
        } else {
            name.to_owned()
        }
    }
}

fn collect_maps(ty: &Type, maps: &mut BTreeSet<&'static str>) {
    match ty {
        Type::Map(map, inner) => {
            maps.insert(match map {
                MapType::BTreeMap => "BTreeMap",
                MapType::HashMap => "HashMap",
            });
            collect_maps(inner, maps);
        }
        Type::Vec(inner) | Type::Option(inner) | Type::Box(inner) => collect_maps(inner, maps),
        _ => {}
    }
}
