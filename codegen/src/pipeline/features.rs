//! Checks the features of a `Cargo.toml` against those of the API groups.

use std::collections::BTreeSet;

use crate::config::{ManifestFeatures, manifest_features};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::source::{FileId, Sources};
use crate::target::rust::emit::feature_table;
use crate::target::rust::{CargoFeature, FULL};

/// Reports missing, surplus and conflicting features. The package may have other features, too; those of
/// API groups are the ones that `full` lists.
pub(super) fn check(
    features: &[CargoFeature],
    sources: &Sources,
    file: FileId,
    diagnostics: &mut Diagnostics,
) {
    let text = sources.get(file).map_or("", |file| file.text.as_str());
    let Some(manifest) = manifest_features(text).filter(|_| !features.is_empty()) else {
        return;
    };
    for feature in features {
        if let Some((message, range)) = clash(feature, &manifest) {
            let help = "`[features]` in the configuration sets another name";
            let span = sources.span(file, range);
            diagnostics.push(Diagnostic::new(Code::FeatureClash, span, message).help(help));
        }
    }
    let faults = differences(features, &manifest);
    if !faults.is_empty() {
        let span = sources.span(file, manifest.place.clone());
        let help = format!(
            "other features may stay; those of the API groups, as printed by `features`, are:\n\n{}",
            feature_table(features).trim_end()
        );
        diagnostics.push(Diagnostic::new(Code::FeaturesDiffer, span, faults.join("; ")).help(help));
    }
}

/// What else has the name of a group's feature, and where.
fn clash(
    feature: &CargoFeature,
    manifest: &ManifestFeatures,
) -> Option<(String, std::ops::Range<usize>)> {
    let name = &feature.name;
    let title = match feature.groups.as_slice() {
        [] => "unused models".to_owned(),
        groups => format!("`{}`", groups.join("`, `")),
    };
    let found = manifest.features.get(name);
    let place = found.map_or(manifest.place.clone(), |feature| feature.place.clone());
    if manifest.dependencies.contains(name) {
        let message = format!("the feature `{name}`, for {title}, conflicts with a dependency");
        return Some((message, place));
    }
    let enables = found.map(|feature| feature.enables.as_slice());
    match enables {
        None | Some([]) => None,
        Some(enables) => {
            let enables = enables.join("`, `");
            let message = format!(
                "the feature `{name}`, for {title}, enables `{enables}`; the feature of an API group must not enable others"
            );
            Some((message, place))
        }
    }
}

/// The differences, human-readable.
fn differences(features: &[CargoFeature], manifest: &ManifestFeatures) -> Vec<String> {
    let enables = |name: &str| -> Option<BTreeSet<&str>> {
        let feature = manifest.features.get(name)?;
        Some(feature.enables.iter().map(String::as_str).collect())
    };
    let wanted: BTreeSet<&str> = features
        .iter()
        .map(|feature| feature.name.as_str())
        .collect();
    let mut faults = Vec::new();
    let missing = wanted.iter().copied().chain([FULL, "default"]);
    let missing: Vec<&str> = missing
        .filter(|name| !manifest.features.contains_key(*name))
        .collect();
    if !missing.is_empty() {
        faults.push(format!("missing feature {}", list(&missing)));
    }
    if let Some(full) = enables(FULL) {
        let missing: Vec<&str> = wanted.difference(&full).copied().collect();
        if !missing.is_empty() {
            faults.push(format!("`{FULL}` lacks {}", list(&missing)));
        }
        let surplus: Vec<&str> = full.difference(&wanted).copied().collect();
        if !surplus.is_empty() {
            faults.push(format!(
                "`{FULL}` has {}, which is not an API group",
                list(&surplus)
            ));
        }
    }
    if enables("default").is_some_and(|default| !default.contains(FULL)) {
        faults.push(format!("`default` lacks `{FULL}`"));
    }
    faults
}

fn list(names: &[&str]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    names.join(", ")
}
