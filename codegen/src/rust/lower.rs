//! From resolved models to Rust items.

use std::collections::{BTreeMap, BTreeSet};

use super::areas;
use super::docs::Docs;
use super::examples::{self, Shown};
use super::features::Gates;
use super::layout::Layout;
use super::models::Lowering;
use super::{Example, Feature, ItemKind, Module, Of, Tree};
use crate::diagnostics::Diagnostics;
use crate::resolve::{ModelId, Resolved};

/// Lowers every model that is not left out; names that had to be changed are reported.
pub fn lower(resolved: &Resolved, diagnostics: &mut Diagnostics) -> Tree {
    lower_with(resolved, Shown::default(), diagnostics)
}

/// The same as [`lower`], with what the pages show.
pub fn lower_with(resolved: &Resolved, shown: Shown, diagnostics: &mut Diagnostics) -> Tree {
    let mut by_model: BTreeMap<ModelId, Vec<&crate::examples::Example>> = BTreeMap::new();
    for example in shown.examples {
        by_model.entry(example.model).or_default().push(example);
    }
    let layout = Layout::new(resolved, diagnostics);
    let gates = Gates::new(resolved, diagnostics);
    let mut features: BTreeSet<Feature> = BTreeSet::new();
    if resolved.arbitrary {
        features.insert(Feature::Arbitrary);
    }
    let mut modules = Vec::new();
    let mut values = Vec::new();
    for (id, model) in resolved.iter() {
        let Some(place) = layout.get(id) else {
            continue;
        };
        let docs = Docs::new(&layout, &gates, id, &model.source.page, &place.path.folder);
        let mut lowering = Lowering {
            resolved,
            layout: &layout,
            docs,
            features: &mut features,
            diagnostics,
        };
        let item = lowering.item(id, model, &place.path.name);
        let own = by_model.get(&id).map_or(&[][..], Vec::as_slice);
        values.push(examples::own(own));
        let examples = match shown.tests {
            true => examples::lower(resolved, model, &item, own),
            false => Vec::new(),
        };
        let is_union = matches!(item.kind, ItemKind::Union(_));
        for example in &examples {
            features.extend(needs(example, is_union));
        }
        modules.push(Module {
            folder: place.path.folder.clone(),
            name: place.module.clone(),
            page: model.source.page.clone(),
            features: gates.of(id).to_vec(),
            item,
            examples,
        });
    }
    if let Some(root) = shown.root {
        let codes = examples::codes(root, &modules, &values);
        for (module, code) in modules.iter_mut().zip(codes) {
            module.item.code = code;
        }
    }
    Tree {
        modules,
        features,
        map: resolved.types.map,
        overview: resolved
            .overview
            .map(|root| areas::overview(root, resolved, &layout, &gates)),
        area_features: gates.features,
    }
}

/// What the test of an example needs of the support module.
fn needs(example: &Example, is_union: bool) -> [Feature; 2] {
    let kind = match &example.of {
        Of::Item if is_union => Feature::ExamplesOfUnions,
        Of::Item | Of::Type(_) => Feature::ExamplesOfTypes,
        Of::Union(_) => Feature::ExamplesOfUnions,
        Of::Constant(_) => Feature::ExamplesOfConstants,
    };
    [Feature::Examples, kind]
}
