//! Emits Rust items as the text of files, without I/O.

mod code;
mod fit;
mod gate;
mod header;
mod item;
mod lints;
mod members;
mod modules;
mod overview;
mod scope;
mod table;
mod test_module;

use rayon::prelude::*;

pub use gate::feature_table;

use crate::target::File;
use crate::target::rust::{Module, Tree};
use header::header;

/// The files of a tree, sorted by path.
pub fn emit(tree: &Tree) -> Vec<File> {
    let (modules, mut files) = rayon::join(
        || {
            let modules = tree.modules.par_iter();
            let files = modules.map(|it| module(it, tree.arbitrary));
            files.collect::<Vec<_>>()
        },
        || {
            let mut shared = modules::files(tree);
            shared.extend(test_module::file(tree));
            shared.extend(overview::file(tree));
            shared
        },
    );
    files.extend(modules);
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

fn module(module: &Module, arbitrary: bool) -> File {
    let scope = scope::Scope::new(module);
    let mut text = header(Some(&module.page));
    text.push_str(&scope.imports());
    text.push('\n');
    let items: Vec<String> = module
        .items()
        .map(|item| {
            let mut text = item::text(item, &scope);
            text.push('\n');
            text.push_str(&table::text(item));
            if arbitrary {
                text.push_str(&format!(
                    "\n#[cfg(any(test, feature = \"arbitrary\"))]\nruntime::arbitrary!({});\n",
                    item.name
                ));
            }
            text
        })
        .collect();
    text.push_str(&items.join("\n"));
    File::new(module.file(), text)
}
