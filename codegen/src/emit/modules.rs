//! The `mod.rs` of every folder.

use std::collections::{BTreeMap, BTreeSet};

use super::fit::compare_paths;
use super::{File, header, path, support};
use crate::rust::{Module, Tree};

/// What lies in one folder.
#[derive(Default)]
struct Folder<'t> {
    folders: BTreeSet<&'t str>,
    modules: Vec<&'t Module>,
}

/// One file a folder.
pub(super) fn files(tree: &Tree) -> Vec<File> {
    let mut folders: BTreeMap<&[String], Folder> = BTreeMap::from([(&[][..], Folder::default())]);
    for module in &tree.modules {
        folders
            .entry(&module.folder)
            .or_default()
            .modules
            .push(module);
        for depth in 0..module.folder.len() {
            let (outer, rest) = module.folder.split_at(depth);
            if let Some(name) = rest.first() {
                folders.entry(outer).or_default().folders.insert(name);
            }
        }
    }
    folders
        .into_iter()
        .map(|(names, folder)| File::new(path(names, "mod.rs"), text(tree, names, &folder)))
        .collect()
}

fn text(tree: &Tree, names: &[String], folder: &Folder) -> String {
    let mut modules: Vec<&str> = folder
        .modules
        .iter()
        .map(|module| module.name.as_str())
        .collect();
    let mut exports: Vec<String> = folder
        .modules
        .iter()
        .map(|module| format!("{}::{}", module.name, module.item.name))
        .collect();
    let imports: &[&str] = if names.is_empty() {
        &[]
    } else {
        &["use super::support;\n"]
    };
    if names.is_empty() && !tree.modules.is_empty() {
        modules.push("support");
        exports.extend(
            support::public_names(tree)
                .iter()
                .map(|name| format!("support::{name}")),
        );
    }
    // rustfmt orders modules by their plain text, but paths like versions.
    modules.sort_unstable();
    exports.sort_by(|a, b| compare_paths(a, b));
    let blocks: [String; 4] = [
        imports.concat(),
        folder
            .folders
            .iter()
            .map(|name| format!("pub mod {name};\n"))
            .collect(),
        modules
            .iter()
            .map(|name| format!("mod {name};\n"))
            .collect(),
        exports
            .iter()
            .map(|path| format!("pub use {path};\n"))
            .collect(),
    ];
    let blocks: Vec<String> = blocks
        .into_iter()
        .filter(|block| !block.is_empty())
        .collect();
    let text = header(None) + &blocks.join("\n");
    text.trim_end().to_owned() + "\n"
}
