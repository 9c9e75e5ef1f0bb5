//! From resolved models to Rust items.

use std::collections::BTreeSet;

use super::areas;
use super::docs::Docs;
use super::layout::Layout;
use super::models::Lowering;
use super::{Feature, Module, Tree};
use crate::diagnostics::Diagnostics;
use crate::resolve::Resolved;

/// Lowers every model that is not left out; names that had to be changed are reported.
pub fn lower(resolved: &Resolved, diagnostics: &mut Diagnostics) -> Tree {
    let layout = Layout::new(resolved, diagnostics);
    let mut features: BTreeSet<Feature> = BTreeSet::new();
    if resolved.arbitrary {
        features.insert(Feature::Arbitrary);
    }
    let mut modules = Vec::new();
    for (id, model) in resolved.iter() {
        let Some(place) = layout.get(id) else {
            continue;
        };
        let docs = Docs::new(&layout, &model.source.page, &place.path.folder);
        let mut lowering = Lowering {
            resolved,
            layout: &layout,
            docs,
            features: &mut features,
            diagnostics,
        };
        modules.push(Module {
            folder: place.path.folder.clone(),
            name: place.module.clone(),
            page: model.source.page.clone(),
            item: lowering.item(id, model, &place.path.name),
        });
    }
    Tree {
        modules,
        features,
        map: resolved.types.map,
        overview: resolved
            .overview
            .map(|root| areas::overview(root, resolved, &layout)),
    }
}
