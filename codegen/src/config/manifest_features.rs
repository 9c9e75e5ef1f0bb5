//! Reads the features of a `Cargo.toml`.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use serde::Deserialize;
use serde::de::IgnoredAny;
use toml::Spanned;

/// The features of a package, and the names of its dependencies.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ManifestFeatures {
    /// The features by name.
    pub features: BTreeMap<String, ManifestFeature>,
    /// The names of the dependencies.
    pub dependencies: BTreeSet<String>,
    /// The byte range of the table of features; the start of the file if it is missing.
    pub place: Range<usize>,
}

/// A feature of a package.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ManifestFeature {
    /// The features and dependencies that it enables.
    pub enables: Vec<String>,
    /// The byte range of its name.
    pub place: Range<usize>,
}

#[derive(Deserialize)]
struct Document {
    package: Option<IgnoredAny>,
    #[serde(default)]
    features: Option<BTreeMap<Spanned<String>, Vec<String>>>,
    #[serde(default)]
    dependencies: BTreeMap<String, IgnoredAny>,
}

/// Parses a `Cargo.toml`; `None` if it is invalid or has no package.
pub fn manifest_features(text: &str) -> Option<ManifestFeatures> {
    let document: Document = toml::from_str(text).ok()?;
    document.package?;
    let features = document.features.unwrap_or_default();
    let head = text.lines().find(|line| line.trim() == "[features]");
    let place = head.and_then(|head| text.find(head).map(|at| at..at + head.len()));
    Some(ManifestFeatures {
        features: features
            .into_iter()
            .map(|(name, enables)| {
                let place = name.span();
                (name.into_inner(), ManifestFeature { enables, place })
            })
            .collect(),
        dependencies: document.dependencies.into_keys().collect(),
        place: place.unwrap_or(0..0),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn features_are_found_where_they_stand() {
        let text = "[package]\nname = \"x\"\n\n[features]\nfull = [\"a\"]\na = []\n\n[dependencies]\nserde = \"1\"\n";
        let found = manifest_features(text).expect("a package");
        assert_eq!(found.features["full"].enables, ["a"]);
        assert_eq!(&text[found.features["a"].place.clone()], "a");
        assert_eq!(&text[found.place], "[features]");
        assert!(found.dependencies.contains("serde"));
    }

    #[test]
    fn what_is_no_package_has_no_features() {
        assert_eq!(manifest_features("[workspace]"), None);
        assert_eq!(manifest_features("no manifest"), None);
        let bare = manifest_features("[package]\nname = \"x\"").expect("a package");
        assert_eq!(bare, ManifestFeatures::default());
    }
}
