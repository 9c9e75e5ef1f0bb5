//! From resolved models to Rust items.

mod areas;
mod build;
mod docs;
mod examples;
mod features;
mod fits;
mod layout;
mod models;
mod size;
mod types;

pub(crate) use docs::key;
pub use examples::ExampleInputs;
pub use features::{FULL, OTHER};
pub(crate) use models::{UNRECOGNIZED, field_name, variant_name};

use std::collections::BTreeMap;

use rayon::prelude::*;
use serde_json::Value;

use crate::config::RUNTIME;
use crate::diagnostics::Diagnostics;
use crate::resolve::{Model, ModelId, Resolved};
use crate::target::rust::{Module, Tree};
use docs::Docs;
use features::Gates;
use layout::Layout;
use models::Lowering;

/// Lowers every model that is not left out; names that had to be changed are reported.
pub fn lower(resolved: &Resolved, diagnostics: &mut Diagnostics) -> Tree {
    lower_with(resolved, ExampleInputs::default(), diagnostics)
}

/// The same as [`lower`], with what the pages show.
pub fn lower_with(
    resolved: &Resolved,
    inputs: ExampleInputs,
    diagnostics: &mut Diagnostics,
) -> Tree {
    let mut by_model: BTreeMap<ModelId, Vec<&crate::examples::Example>> = BTreeMap::new();
    for example in inputs.examples {
        by_model.entry(example.model).or_default().push(example);
    }
    let layout = Layout::new(resolved, diagnostics);
    let gates = Gates::new(resolved, diagnostics);
    let context = Context {
        resolved,
        layout: &layout,
        gates: &gates,
        by_model,
        tests: inputs.tests,
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
    if let Some(root) = inputs.root {
        let codes = examples::codes(root, &modules, &values);
        for (module, code) in modules.iter_mut().zip(codes) {
            module.item.code = code;
        }
    }
    Tree {
        modules,
        map: resolved.types.map,
        runtime: RUNTIME.to_owned(),
        arbitrary: resolved.arbitrary,
        overview: resolved
            .overview
            .map(|root| areas::overview(root, resolved, &layout, &gates)),
        area_features: gates.features,
    }
}

/// What all models are lowered with.
struct Context<'c> {
    resolved: &'c Resolved<'c>,
    layout: &'c Layout,
    gates: &'c Gates,
    by_model: BTreeMap<ModelId, Vec<&'c crate::examples::Example<'c>>>,
    tests: bool,
}

/// A module and what lowering it found.
struct Lowered<'c> {
    module: Module,
    /// The value that its page shows.
    value: Option<&'c Value>,
    diagnostics: Diagnostics,
}

impl<'c> Context<'c> {
    /// The module of a model; `None` where it is left out.
    fn module(&self, id: ModelId, model: &Model) -> Option<Lowered<'c>> {
        let (resolved, layout, gates) = (self.resolved, self.layout, self.gates);
        let place = layout.get(id)?;
        let mut diagnostics = Diagnostics::default();
        let mut lowering = Lowering {
            resolved,
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
        let examples = if self.tests {
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
