//! Emits Rust items as the text of files, without I/O.

mod alias;
mod attributes;
mod code;
mod construct;
mod conversions;
mod errors;
mod fit;
mod gate;
mod header;
mod item;
mod lints;
mod members;
mod modules;
mod openapi;
mod overview;
mod scope;
mod table;
mod test_module;

pub use gate::feature_table;

use crate::parallel;
use crate::target::File;
use crate::target::rust::{Module, Tree};
use header::header;

/// The files of a tree, sorted by path.
pub fn emit(tree: &Tree) -> Vec<File> {
    let (mut modules, mut files) = (Vec::new(), Vec::new());
    parallel::both(
        &mut || modules = parallel::map(&tree.modules, |it| module(it, tree.arbitrary)),
        &mut || {
            files = modules::files(tree);
            files.extend(test_module::file(tree));
            files.extend(overview::file(tree));
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
            text.push_str(&openapi::text(item, &scope));
            text.push_str(&errors::text(item));
            if arbitrary {
                let call = fit::macro_call("runtime::arbitrary", &item.name);
                text.push_str(&format!(
                    "\n#[cfg(any(test, feature = \"arbitrary\"))]\n{call}\n"
                ));
            }
            text
        })
        .collect();
    text.push_str(&items.join("\n"));
    File::new(module.file(), text)
}
