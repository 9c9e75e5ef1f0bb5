//! From resolved models to Rust items.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::areas;
use super::docs::Docs;
use super::layout::Layout;
use super::models::Lowering;
use super::{Feature, Module, Tree};
use crate::diagnostics::Diagnostics;
use crate::resolve::{Model, ModelId, Resolved};

/// Lowers every model that is not left out; names that had to be changed are reported.
pub fn lower(resolved: &Resolved, diagnostics: &mut Diagnostics) -> Tree {
    let layout = Layout::new(resolved, diagnostics);
    let lowered: Vec<Lowered> = resolved
        .iter()
        .collect::<Vec<_>>()
        .into_par_iter()
        .filter_map(|(id, model)| module(id, model, resolved, &layout))
        .collect();
    let mut features: BTreeSet<Feature> = BTreeSet::new();
    let mut modules = Vec::with_capacity(lowered.len());
    for lowered in lowered {
        modules.push(lowered.module);
        features.extend(lowered.features);
        diagnostics.extend(lowered.diagnostics);
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

/// A module and what lowering it found.
struct Lowered {
    module: Module,
    features: BTreeSet<Feature>,
    diagnostics: Diagnostics,
}

/// The module of a model; `None` where it is left out.
fn module(id: ModelId, model: &Model, resolved: &Resolved, layout: &Layout) -> Option<Lowered> {
    let place = layout.get(id)?;
    let mut features = BTreeSet::new();
    let mut diagnostics = Diagnostics::default();
    let mut lowering = Lowering {
        resolved,
        layout,
        docs: Docs::new(layout, &model.source.page, &place.path.folder),
        features: &mut features,
        diagnostics: &mut diagnostics,
    };
    let module = Module {
        folder: place.path.folder.clone(),
        name: place.module.clone(),
        page: model.source.page.clone(),
        item: lowering.item(id, model, &place.path.name),
    };
    Some(Lowered {
        module,
        features,
        diagnostics,
    })
}
