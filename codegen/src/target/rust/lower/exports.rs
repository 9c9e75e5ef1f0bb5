//! Which types the outermost module exports.

use std::collections::{BTreeMap, BTreeSet};

use super::folders::Several;
use super::place::{Place, RESERVED_TYPES};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::resolve::{Model, ModelId, Resolved};

/// The models of pages with several items whose type no other one in the outermost module is
/// called like; the others are reported.
pub(super) fn at_root(
    resolved: &Resolved,
    several: &Several,
    places: &BTreeMap<ModelId, Place>,
    diagnostics: &mut Diagnostics,
) -> BTreeSet<ModelId> {
    let mut by_name: BTreeMap<&str, Vec<(ModelId, &Model)>> = BTreeMap::new();
    let mut taken: BTreeSet<&str> = RESERVED_TYPES.iter().copied().collect();
    for (id, place) in places {
        let name = place.path.name.as_str();
        match resolved.get(*id) {
            Some(model) if several.has(&model.source.origin.page) => {
                by_name.entry(name).or_default().push((*id, model));
            }
            _ if place.path.folder.is_empty() => {
                taken.insert(name);
            }
            _ => {}
        }
    }
    let mut at_root = BTreeSet::new();
    for (name, models) in by_name {
        match models.as_slice() {
            [(id, _)] if !taken.contains(name) => {
                at_root.insert(*id);
            }
            [(_, first), ..] => {
                let message = format!(
                    "`{name}` is ambiguous in the outermost module, which does not export it"
                );
                let paths: Vec<String> = models
                    .iter()
                    .filter_map(|(id, _)| places.get(id))
                    .map(|place| format!("`{}::{name}`", place.path.folder.join("::")))
                    .collect();
                let help = format!(
                    "it is exported as {}; `rename` in a fix-up gives a model another name",
                    paths.join(" and ")
                );
                let span = first.source.origin.span;
                diagnostics.push(Diagnostic::new(Code::AmbiguousExport, span, message).help(help));
            }
            [] => {}
        }
    }
    at_root
}
