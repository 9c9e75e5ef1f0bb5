//! The `mod.rs` of every folder.

use std::collections::{BTreeMap, BTreeSet};

use super::fit::compare_paths;
use super::header::{header, path};
use super::{gate, test_module};
use crate::target::File;
use crate::target::rust::{Module, Tree};

/// The interface version of the runtime. It changes with incompatible changes of emitted code or runtime.
const INTERFACE: u32 = 1;

/// The folder whose types are exported at the root, too.
const MODELS: &str = "models";

/// The attribute of an item that two modules export, of which a crate may export one.
const MAY_BE_UNUSED: &str =
    "#[allow(unused_imports, reason = \"a crate may export another module\")]\n";

/// The content of a folder.
#[derive(Default)]
struct Folder<'t> {
    folders: BTreeSet<&'t str>,
    modules: Vec<&'t Module>,
}

/// One file per folder.
pub(super) fn files(tree: &Tree) -> Vec<File> {
    let mut folders: BTreeMap<&[String], Folder> = BTreeMap::new();
    folders.entry(&[]).or_default();
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

/// The features of which one must be enabled for the folder `models` to export anything; empty if it
/// always does.
fn models_features(tree: &Tree) -> Vec<String> {
    let is_in_models = |module: &&Module| module.folder.first().is_some_and(|name| name == MODELS);
    let modules: Vec<&Module> = tree.modules.iter().filter(is_in_models).collect();
    // Modules of folders are always there.
    let always = |module: &&Module| module.features.is_empty() || module.folder.len() > 1;
    if modules.iter().any(always) {
        return Vec::new();
    }
    let features: BTreeSet<&String> = modules.iter().flat_map(|module| &module.features).collect();
    features.into_iter().cloned().collect()
}

fn text(tree: &Tree, names: &[String], folder: &Folder) -> String {
    let gate = |module: &Module| gate::attribute(&module.features);
    let mut modules: Vec<(&str, String)> = folder
        .modules
        .iter()
        .map(|module| (module.name.as_str(), gate(module)))
        .collect();
    let mut exports: Vec<(String, String)> = Vec::new();
    for module in &folder.modules {
        for item in module.items() {
            let names = item.declared();
            exports.extend(names.map(|name| (format!("{}::{name}", module.name), gate(module))));
        }
    }
    let mut import = String::new();
    let mut interface = String::new();
    if names.is_empty() && !tree.modules.is_empty() {
        let rename = if tree.runtime.ends_with("::runtime") {
            ""
        } else {
            " as runtime"
        };
        import = format!("use {}{rename};\n", tree.runtime);
        interface = format!("runtime::interface!({INTERFACE});\n");
        if test_module::is_needed(tree) {
            modules.push(("tests", "#[cfg(test)]\n".to_owned()));
        }
        // Users name the types of the folder `models` at the root of the crate.
        if folder.folders.contains(MODELS) {
            exports.push((
                format!("{MODELS}::*"),
                gate::attribute(&models_features(tree)),
            ));
        }
        let at_root = tree.items().filter(|(_, item)| item.at_root);
        exports.extend(at_root.flat_map(|(module, item)| {
            let names = item.declared();
            names.map(|name| (module.path_of(name), gate(module)))
        }));
        let types = tree.runtime_types().into_iter();
        exports.extend(types.map(|name| (format!("runtime::{name}"), String::new())));
        for (_, attributes) in &mut exports {
            attributes.push_str(MAY_BE_UNUSED);
        }
    } else if names == [MODELS] {
        // So every type in a signature has a name, whichever of the two modules a crate exports.
        let is_free = |name: &&str| {
            let own = format!("::{name}");
            exports.iter().all(|(path, _)| !path.ends_with(&own))
        };
        let types: Vec<&str> = tree.runtime_types().into_iter().filter(is_free).collect();
        exports.extend(
            types
                .iter()
                .map(|name| (format!("super::runtime::{name}"), MAY_BE_UNUSED.to_owned())),
        );
    }
    // rustfmt sorts modules as text, but paths in version order.
    modules.sort_unstable();
    exports.sort_by(|(a, _), (b, _)| compare_paths(a, b));
    let blocks: [String; 5] = [
        import,
        folder
            .folders
            .iter()
            .map(|name| format!("pub mod {name};\n"))
            .collect(),
        modules
            .iter()
            .map(|(name, gate)| format!("{gate}mod {name};\n"))
            .collect(),
        exports
            .iter()
            .map(|(path, gate)| format!("{gate}pub use {path};\n"))
            .collect(),
        interface,
    ];
    let blocks: Vec<String> = blocks
        .into_iter()
        .filter(|block| !block.is_empty())
        .collect();
    let text = header(None) + &blocks.join("\n");
    text.trim_end().to_owned() + "\n"
}
