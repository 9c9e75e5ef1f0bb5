//! How structs are constructed.

use std::collections::BTreeSet;

use crate::target::rust::{Field, ItemKind, Module, Type};

/// The maximum number of positional parameters.
const POSITIONS: usize = 3;

/// Names the structs of required fields, for the constructors that need one.
///
/// A documented type keeps its name; the struct of required fields is numbered.
pub(super) fn name_required(modules: &mut [Module]) {
    let items = modules.iter().flat_map(Module::items);
    let taken: BTreeSet<String> = items.map(|item| item.name.clone()).collect();
    for item in modules.iter_mut().flat_map(Module::items_mut) {
        if let ItemKind::Struct(body) = &mut item.kind
            && !is_positional(body.required())
        {
            let wanted = format!("{}Required", item.name);
            let numbered = (2_u64..).map(|number| format!("{wanted}{number}"));
            let mut names = std::iter::once(wanted.clone()).chain(numbered);
            body.named = names.find(|name| !taken.contains(name));
        }
    }
}

/// Whether the parameters are few and have different types.
fn is_positional<'f>(required: impl Iterator<Item = &'f Field>) -> bool {
    let types: Vec<Type> = required.map(Field::full_type).collect();
    let distinct: BTreeSet<&Type> = types.iter().collect();
    types.len() <= POSITIONS && distinct.len() == types.len()
}
