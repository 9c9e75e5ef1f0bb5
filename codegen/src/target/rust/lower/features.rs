//! The Cargo features of API groups, and the features of each model.

use std::collections::{BTreeMap, BTreeSet};

use super::layout::Layout;
use super::reach;
use crate::config::Features;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::names;
use crate::resolve::{ModelId, Resolved};
use crate::source::Span;
use crate::target::rust::CargoFeature;

/// The feature that enables all groups.
pub const FULL: &str = "full";

/// The feature of unused models.
pub const OTHER: &str = "other";

/// Reserved names.
const RESERVED: [&str; 3] = ["default", FULL, OTHER];

/// The features, and those of each model.
#[derive(Debug, Default)]
pub(super) struct Gates {
    pub(super) features: Vec<CargoFeature>,
    of_models: BTreeMap<ModelId, Vec<String>>,
}

/// A feature while its models are collected.
struct Open {
    groups: Vec<String>,
    span: Span,
    models: BTreeSet<ModelId>,
}

impl Gates {
    /// Assigns a feature to each group; conflicting names are reported.
    ///
    /// A feature includes the models that the operations of its group reference, and all models that
    /// these contain, so that it compiles alone; a file belongs to it as a whole. Without operations
    /// there are no features.
    pub(super) fn new(
        resolved: &Resolved,
        settings: Option<&Features>,
        layout: &Layout,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let Some(settings) = settings else {
            return Self::default();
        };
        let operations = reach::operations(resolved);
        let titles: Vec<&String> = operations.keys().collect();
        check_entries(settings, &titles, diagnostics);
        let names = feature_names(settings, &titles);
        let mut open: BTreeMap<String, Open> = BTreeMap::new();
        for ((title, operations), name) in operations.iter().zip(names) {
            let span = operations.first().map(|it| it.source.origin.span);
            let span = span.unwrap_or_default();
            let feature = open.entry(name.ident.clone()).or_insert(Open {
                groups: Vec::new(),
                span,
                models: BTreeSet::new(),
            });
            feature.groups.push(title.clone());
            let models = reach::reach(resolved, operations);
            feature.models.extend(layout.whole_files(resolved, models));
            if RESERVED.contains(&name.ident.as_str()) {
                diagnostics.push(clash(title, &name.ident, span));
            } else if name.changed {
                let message = format!("the feature of `{title}` is named `{}`", name.ident);
                diagnostics.push(
                    Diagnostic::new(Code::NameChanged, span, message).help(another_name(title)),
                );
            }
        }
        Self::closed(resolved, layout, open)
    }

    fn closed(resolved: &Resolved, layout: &Layout, mut open: BTreeMap<String, Open>) -> Self {
        if open.is_empty() {
            return Self::default();
        }
        let groups = open.len();
        let used: BTreeSet<ModelId> = open.values().flat_map(|it| it.models.clone()).collect();
        let unused = resolved.iter().filter(|(_, model)| !model.skipped);
        let unused: Vec<ModelId> = unused
            .map(|(id, _)| id)
            .filter(|id| !used.contains(id))
            .collect();
        let mut of_models: BTreeMap<ModelId, Vec<String>> = BTreeMap::new();
        let mut add = |name: &str, models: &BTreeSet<ModelId>| {
            for id in models {
                of_models.entry(*id).or_default().push(name.to_owned());
            }
        };
        for (name, feature) in &open {
            add(name, &feature.models);
        }
        // Models of all groups are always compiled.
        let of_all: BTreeSet<ModelId> = of_models
            .iter()
            .filter(|(_, names)| groups > 1 && names.len() == groups)
            .map(|(id, _)| *id)
            .collect();
        for id in layout.whole_files(resolved, resolved.reach(unused)) {
            of_models.entry(id).or_default().push(OTHER.to_owned());
        }
        // The feature exists even if it is empty, so that the set of features is stable.
        open.entry(OTHER.to_owned()).or_insert(Open {
            groups: Vec::new(),
            span: Span::default(),
            models: BTreeSet::new(),
        });
        of_models.retain(|id, _| !of_all.contains(id));
        of_models.values_mut().for_each(|names| {
            names.sort();
            names.dedup();
        });
        let features = open.into_iter().map(|(name, feature)| CargoFeature {
            name,
            groups: feature.groups,
            span: feature.span,
        });
        Self {
            features: features.collect(),
            of_models,
        }
    }

    /// The features of which one compiles a model; empty if it is always compiled.
    pub(super) fn of(&self, id: ModelId) -> &[String] {
        self.of_models.get(&id).map_or(&[], Vec::as_slice)
    }

    /// The feature of a group.
    pub(super) fn of_group(&self, title: &str) -> Option<&str> {
        let has = |feature: &&CargoFeature| feature.groups.iter().any(|group| group == title);
        let feature = self.features.iter().find(has)?;
        Some(&feature.name)
    }

    /// Whether one model is compiled whenever another is.
    pub(super) fn covers(&self, id: ModelId, other: ModelId) -> bool {
        let (own, others) = (self.of(id), self.of(other));
        others.is_empty() || !own.is_empty() && own.iter().all(|name| others.contains(name))
    }
}

/// The names of the features: from the configuration, else from the titles.
fn feature_names(settings: &Features, titles: &[&String]) -> Vec<names::Name> {
    let given = |title: &str| settings.names.iter().find(|entry| entry.group == *title);
    let by_title = titles.iter().filter(|title| given(title).is_none());
    let mut by_title = names::distinct_features(by_title.map(|title| names::feature_name(title)));
    let names = titles.iter().filter_map(|title| match given(title) {
        Some(entry) => Some(names::Name {
            ident: entry.name.clone(),
            changed: false,
        }),
        None => by_title.next(),
    });
    names.collect()
}

/// Reports entries about unknown groups.
fn check_entries(settings: &Features, titles: &[&String], diagnostics: &mut Diagnostics) {
    for entry in &settings.names {
        if !titles.iter().any(|title| **title == entry.group) {
            let message = format!("unknown API group `{}`", entry.group);
            let known: Vec<String> = titles.iter().map(|title| format!("`{title}`")).collect();
            let help = format!("the API groups are {}", known.join(", "));
            diagnostics.push(Diagnostic::new(Code::UnusedFix, entry.span, message).help(help));
        }
    }
}

fn clash(title: &str, name: &str, span: Span) -> Diagnostic {
    let what = match name {
        FULL => "the feature of all API groups",
        OTHER => "the feature of unused models",
        _ => "Cargo's default feature",
    };
    let message = format!("the feature `{name}` of the API group `{title}` conflicts with {what}");
    Diagnostic::new(Code::FeatureClash, span, message).help(another_name(title))
}

fn another_name(title: &str) -> String {
    format!("set another name in `[features]` of the configuration: `{title:?} = \"…\"`")
}
