//! Reads the features of a `Cargo.toml`.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use toml::de::DeTable;

use super::manifest_table::{inner, texts, value};

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

/// Parses a `Cargo.toml`; `None` if it is invalid or has no package.
pub fn manifest_features(text: &str) -> Option<ManifestFeatures> {
    let document = DeTable::parse(text).ok()?;
    let document = document.get_ref();
    value(document, "package")?;
    let head = text.lines().find(|line| line.trim() == "[features]");
    let place = head.and_then(|head| text.find(head).map(|at| at..at + head.len()));
    let mut found = ManifestFeatures {
        place: place.unwrap_or(0..0),
        ..ManifestFeatures::default()
    };
    for (name, enables) in inner(document, "features")? {
        let feature = ManifestFeature {
            enables: texts(enables)?,
            place: name.span(),
        };
        found.features.insert(name.get_ref().to_string(), feature);
    }
    for (name, _) in inner(document, "dependencies")? {
        found.dependencies.insert(name.get_ref().to_string());
    }
    Some(found)
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
