//! Lowers resolved models to Rust items.

mod areas;
mod build;
mod docs;
mod examples;
mod features;
mod layout;
mod models;
mod reach;
mod size;
mod types;

pub(crate) use docs::key;
pub use features::{FULL, OTHER};
pub(crate) use models::UNRECOGNIZED;
#[cfg(feature = "diff")]
pub(crate) use models::{field_name, variant_name};

use std::collections::BTreeMap;

use rayon::prelude::*;
use serde_json::Value;

use crate::config::RustSettings;
use crate::diagnostics::Diagnostics;
use crate::matching::Matcher;
use crate::resolve::{Model, ModelId, Resolved};
use crate::target::rust::decide::forms;
use crate::target::rust::{Module, Tree};
use build::Models;
use docs::Docs;
use features::Gates;
use layout::Layout;
use models::Lowering;

/// Lowers all models except for skipped ones; changed names are reported.
pub fn lower(resolved: &Resolved, settings: &RustSettings, diagnostics: &mut Diagnostics) -> Tree {
    lower_with(resolved, settings, &[], diagnostics)
}

/// Like [`lower`], with the examples of the pages as the settings require; unusable examples are ignored.
pub fn lower_with(
    resolved: &Resolved,
    settings: &RustSettings,
    examples: &[crate::examples::Example],
    diagnostics: &mut Diagnostics,
) -> Tree {
    let mut by_model: BTreeMap<ModelId, Vec<&crate::examples::Example>> = BTreeMap::new();
    for example in examples {
        by_model.entry(example.model).or_default().push(example);
    }
    let layout = Layout::new(resolved, diagnostics);
    let gates = Gates::new(resolved, settings.features.as_ref(), diagnostics);
    let context = Context {
        resolved,
        layout: &layout,
        gates: &gates,
        by_model,
        settings,
    };
    let lowered: Vec<Lowered> = resolved
        .iter()
        .collect::<Vec<_>>()
        .into_par_iter()
        .filter_map(|(id, model)| context.module(id, model))
        .collect();
    let mut modules = Vec::with_capacity(lowered.len());
    let mut values = Vec::with_capacity(lowered.len());
    for lowered in lowered {
        modules.push(lowered.module);
        values.push(lowered.value);
        diagnostics.extend(lowered.diagnostics);
    }
    if let Some(root) = &settings.examples {
        let ids = resolved
            .iter()
            .filter_map(|(id, _)| Some((layout.get(id)?.path.clone(), id)));
        let models = Models {
            matcher: Matcher::new(resolved, forms(&settings.types)),
            ids: ids.collect(),
        };
        let codes = examples::codes(root, &modules, &values, &models);
        for (module, code) in modules.iter_mut().zip(codes) {
            module.item.code = code;
        }
    }
    Tree {
        modules,
        map: settings.types.map,
        runtime: settings.runtime.as_str().to_owned(),
        arbitrary: settings.arbitrary,
        overview: settings
            .overview
            .as_deref()
            .map(|root| areas::overview(root, resolved, &layout, &gates)),
        area_features: gates.features,
    }
}

/// The shared inputs of lowering.
struct Context<'c> {
    resolved: &'c Resolved<'c>,
    layout: &'c Layout,
    gates: &'c Gates,
    by_model: BTreeMap<ModelId, Vec<&'c crate::examples::Example<'c>>>,
    settings: &'c RustSettings,
}

/// A module with its diagnostics.
struct Lowered<'c> {
    module: Module,
    /// The example of its page.
    value: Option<&'c Value>,
    diagnostics: Diagnostics,
}

impl<'c> Context<'c> {
    /// The module of a model; `None` if it is skipped.
    fn module(&self, id: ModelId, model: &Model) -> Option<Lowered<'c>> {
        let (resolved, layout, gates) = (self.resolved, self.layout, self.gates);
        let place = layout.get(id)?;
        let mut diagnostics = Diagnostics::default();
        let mut lowering = Lowering {
            resolved,
            types: &self.settings.types,
            layout,
            docs: Docs::new(
                layout,
                gates,
                id,
                &model.source.origin.page,
                &place.path.folder,
            ),
            diagnostics: &mut diagnostics,
        };
        let item = lowering.item(id, model, &place.path.name);
        let own = self.by_model.get(&id).map_or(&[][..], Vec::as_slice);
        let examples = if self.settings.tests {
            examples::lower(resolved, &item, own)
        } else {
            Vec::new()
        };
        let module = Module {
            folder: place.path.folder.clone(),
            name: place.module.clone(),
            page: model.source.origin.page.clone(),
            features: gates.of(id).to_vec(),
            item,
            examples,
        };
        Some(Lowered {
            module,
            value: examples::own(own),
            diagnostics,
        })
    }
}
