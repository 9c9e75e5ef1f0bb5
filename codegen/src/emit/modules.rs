//! The `mod.rs` of every folder.

use std::collections::{BTreeMap, BTreeSet};

use super::fit::version_key;
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
        folders.entry(&module.folder).or_default().modules.push(module);
        for depth in 0..module.folder.len() {
            let (outer, rest) = module.folder.split_at(depth);
            if let Some(name) = rest.first() {
                folders.entry(outer).or_default().folders.insert(name);
            }
        }
    }
    folders.into_iter().map(|(names, folder)| File::new(path(names, "mod.rs"), text(tree, names, &folder))).collect()
}

fn text(tree: &Tree, names: &[String], folder: &Folder) -> String {
    let mut blocks: Vec<Vec<(&str, String)>> = Vec::new();
    if !names.is_empty() {
        blocks.push(vec![("", "use super::support;".to_owned())]);
    }
    blocks.push(folder.folders.iter().map(|name| (*name, format!("pub mod {name};"))).collect());
    let mut modules: Vec<(&str, String)> =
        folder.modules.iter().map(|module| (module.name.as_str(), format!("mod {};", module.name))).collect();
    let mut exports: Vec<(&str, String)> = folder
        .modules
        .iter()
        .map(|module| (module.name.as_str(), format!("pub use {}::{};", module.name, module.item.name)))
        .collect();
    if names.is_empty() && !tree.modules.is_empty() {
        modules.push(("support", "mod support;".to_owned()));
        let public = support::public_names(tree);
        exports.extend(public.into_iter().map(|name| ("support", format!("pub use support::{name};"))));
    }
    blocks.push(modules);
    blocks.push(exports);
    let mut text = header(None);
    let mut blocks = blocks.into_iter().filter(|block| !block.is_empty());
    let mut next = blocks.next();
    while let Some(mut block) = next {
        block.sort_by_cached_key(|(name, line)| (version_key(name), version_key(line)));
        for (_, line) in block {
            text.push_str(&line);
            text.push('\n');
        }
        next = blocks.next();
        if next.is_some() {
            text.push('\n');
        }
    }
    text
}
