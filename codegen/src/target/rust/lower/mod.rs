//! Lowers resolved models to Rust items.

mod additions;
mod build;
mod construct;
mod conversions;
mod derivable;
mod derives;
mod docs;
mod errors;
mod examples;
mod exports;
mod families;
mod features;
mod folders;
mod groups;
mod layout;
mod models;
mod place;
mod reach;
mod selection;
mod types;
mod usage;

pub(crate) use docs::key;
pub use features::{FULL, OTHER};
pub(crate) use models::UNRECOGNIZED;
#[cfg(feature = "diff")]
pub(crate) use models::{field_name, variant_name};

use std::collections::BTreeMap;

use serde_json::Value;

use crate::config::RustSettings;
use crate::diagnostics::Diagnostics;
use crate::matching::Matcher;
use crate::parallel;
use crate::resolve::{Model, ModelId, Resolved};
use crate::target::rust::decide::forms;
use crate::target::rust::sizes;
use crate::target::rust::{Item, ModelPath, Module, Tree};
use build::Models;
use docs::Docs;
use errors::Errors;
use features::Gates;
use layout::Layout;
use models::Lowering;
use selection::Selection;
use usage::Usage;

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
    let gates = Gates::new(resolved, settings.features.as_ref(), &layout, diagnostics);
    let selection = Selection::new(resolved, settings, diagnostics);
    let errors = Errors::new(resolved);
    let usage = Usage::new(resolved, settings.overview.as_deref());
    let context = Context {
        resolved,
        selection: &selection,
        errors: &errors,
        usage: &usage,
        layout: &layout,
        gates: &gates,
        by_model,
        settings,
    };
    let sources: Vec<(ModelId, &Model)> = resolved.iter().collect();
    let lowered = parallel::map(&sources, |(id, model)| context.module(*id, model));
    let lowered: Vec<Lowered> = lowered.into_iter().flatten().collect();
    let mut modules = Vec::with_capacity(lowered.len());
    let mut values = Vec::with_capacity(lowered.len());
    for lowered in lowered {
        modules.push(lowered.module);
        values.extend(lowered.values);
        diagnostics.extend(lowered.diagnostics);
    }
    additions::add(&mut modules, resolved, settings, diagnostics);
    conversions::add(&mut modules, resolved, &settings.conversions, diagnostics);
    construct::name_required(&mut modules);
    sizes::mark_uneven(&mut modules);
    if let Some(root) = &settings.examples {
        let ids = resolved
            .iter()
            .filter_map(|(id, _)| Some((layout.get(id)?.path.clone(), id)));
        let models = Models {
            matcher: Matcher::new(resolved, forms(&settings.types)),
            ids: ids.collect(),
        };
        let codes = examples::codes(root, &modules, &values, &models);
        let items = modules.iter_mut().flat_map(Module::items_mut);
        for (item, code) in items.zip(codes) {
            item.code = code;
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
            .map(|root| groups::overview(root, resolved, &layout, &gates)),
        cargo_features: gates.features,
    }
}

/// The shared inputs of lowering.
struct Context<'c> {
    resolved: &'c Resolved<'c>,
    selection: &'c Selection<'c>,
    errors: &'c Errors,
    usage: &'c Usage,
    layout: &'c Layout,
    gates: &'c Gates,
    by_model: BTreeMap<ModelId, Vec<&'c crate::examples::Example<'c>>>,
    settings: &'c RustSettings,
}

/// A module with its diagnostics.
struct Lowered<'c> {
    module: Module,
    /// The value that its page shows of each item.
    values: Vec<Option<&'c Value>>,
    diagnostics: Diagnostics,
}

impl<'c> Context<'c> {
    /// The module that a model gives its name; `None` if there is none.
    fn module(&self, id: ModelId, model: &Model) -> Option<Lowered<'c>> {
        let place = self.layout.get(id)?;
        let nested = self.layout.nested_in(id)?;
        let mut diagnostics = Diagnostics::default();
        let (item, value) = self.item(id, model, &place.path, &mut diagnostics);
        let mut module = Module {
            folder: place.path.folder.clone(),
            name: place.module.clone(),
            page: model.source.origin.page.clone(),
            features: self.gates.of(id).to_vec(),
            item,
            nested: Vec::with_capacity(nested.len()),
        };
        let mut values = vec![value];
        for id in nested {
            if let (Some(model), Some(place)) = (self.resolved.get(*id), self.layout.get(*id)) {
                let (item, value) = self.item(*id, model, &place.path, &mut diagnostics);
                module.nested.push(item);
                values.push(value);
            }
        }
        Some(Lowered {
            module,
            values,
            diagnostics,
        })
    }

    /// An item, and the value that its page shows.
    fn item(
        &self,
        id: ModelId,
        model: &Model,
        path: &ModelPath,
        diagnostics: &mut Diagnostics,
    ) -> (Item, Option<&'c Value>) {
        let (resolved, layout, gates) = (self.resolved, self.layout, self.gates);
        let mut lowering = Lowering {
            resolved,
            types: &self.settings.types,
            layout,
            selection: self.selection,
            docs: Docs {
                resolved,
                layout,
                gates,
                id,
                model,
                folder: &path.folder,
            },
            diagnostics,
        };
        let mut item = lowering.item(id, model, &path.name);
        item.docs = docs::join(vec![item.docs, self.usage.lines(id)]);
        item.error = self.errors.messages(resolved, id, &item.kind);
        let own = self.by_model.get(&id).map_or(&[][..], Vec::as_slice);
        if self.settings.tests {
            item.examples = examples::lower(resolved, &item, own);
        }
        (item, examples::own(own))
    }
}
