//! Adds derives to the items that can have them.

use std::collections::{BTreeMap, BTreeSet};

use super::derivable::{Derivable, Reasons};
use crate::config::Additions;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::schema::ItemId;
use crate::target::rust::{Item, ItemKind, ModelPath, Module, last_segment};

/// The derives that items have without the settings.
const BUILT_IN: [&str; 4] = ["Clone", "Debug", "Default", "PartialEq"];

/// The derives that enumerations do not need: the runtime orders them by value.
const ORDERING: [&str; 2] = ["Ord", "PartialOrd"];

/// Adds the derives of the settings to the items that they match. Derives with known requirements are added to
/// the models that these items contain, too, and omitted where they are impossible.
pub(super) fn add(
    modules: &mut [Module],
    wanted: &[(&Additions, Vec<ItemId>)],
    diagnostics: &mut Diagnostics,
) {
    for (entry, matched) in wanted {
        let matched: BTreeSet<&ItemId> = matched.iter().collect();
        for path in &entry.code {
            if BUILT_IN.contains(&path.as_str()) {
                continue;
            }
            match Derivable::of(path) {
                Some(derivable) => {
                    let reasons = derivable.impossible(modules);
                    report(entry, path, modules, &matched, &reasons, diagnostics);
                    add_known(modules, path, derivable, &matched, &reasons);
                }
                None => {
                    let is_ordering = ORDERING.contains(&last_segment(path));
                    let items = modules.iter_mut().flat_map(Module::items_mut);
                    for item in items.filter(|item| matched.contains(&item.id)) {
                        if !(is_ordering && matches!(item.kind, ItemKind::Enum(_))) {
                            push(item, path);
                        }
                    }
                }
            }
        }
    }
}

/// Reports impossible derives of models that are named without a wildcard.
fn report(
    entry: &Additions,
    path: &str,
    modules: &[Module],
    matched: &BTreeSet<&ItemId>,
    reasons: &Reasons,
    diagnostics: &mut Diagnostics,
) {
    if entry.pattern.pattern.contains(['*', '?']) {
        return;
    }
    let items = modules
        .iter()
        .flat_map(|module| module.items().map(move |item| (module, item)));
    for (module, item) in items.filter(|(_, item)| matched.contains(&item.id)) {
        if let Some(reason) = reasons.get(&module.path(item)) {
            let message = format!("`{}` cannot derive `{path}`: {reason}", item.name);
            let help = "a pattern with `*` omits the derive where it is impossible";
            let diagnostic = Diagnostic::new(Code::InvalidConfig, entry.pattern.span, message);
            diagnostics.push(diagnostic.help(help));
        }
    }
}

fn add_known(
    modules: &mut [Module],
    path: &str,
    derivable: Derivable,
    matched: &BTreeSet<&ItemId>,
    reasons: &Reasons,
) {
    let with = closure(modules, matched, reasons);
    for module in modules {
        let folder = module.folder.clone();
        for item in module.items_mut() {
            let own = ModelPath {
                folder: folder.clone(),
                name: item.name.clone(),
            };
            if with.contains(&own) {
                if !derivable.is_built_in(item) {
                    push(item, path);
                }
            } else if let Some(reason) = reasons.get(&own)
                && matched.contains(&item.id)
            {
                item.not_derived.push([path.to_owned(), reason.clone()]);
            }
        }
    }
}

/// The matched items for which a derive is possible, and the models that they contain.
fn closure(
    modules: &[Module],
    matched: &BTreeSet<&ItemId>,
    reasons: &Reasons,
) -> BTreeSet<ModelPath> {
    let items: BTreeMap<ModelPath, &Item> = modules
        .iter()
        .flat_map(|module| module.items().map(|item| (module.path(item), item)))
        .collect();
    let mut open: Vec<ModelPath> = items
        .iter()
        .filter(|(path, item)| matched.contains(&item.id) && !reasons.contains_key(path))
        .map(|(path, _)| path.clone())
        .collect();
    let mut closed = BTreeSet::new();
    while let Some(path) = open.pop() {
        let types = items.get(&path).map(|item| item.types());
        if closed.insert(path) {
            for ty in types.unwrap_or_default() {
                ty.each_model(&mut |path| open.push(path.clone()));
            }
        }
    }
    closed
}

fn push(item: &mut Item, path: &str) {
    let name = last_segment(path);
    if item.derives.iter().all(|own| last_segment(own) != name) {
        item.derives.push(path.to_owned());
    }
}
