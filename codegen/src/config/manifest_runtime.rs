//! Reads a dependency of a `Cargo.toml`.

use std::collections::BTreeSet;
use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;

/// A dependency as a `Cargo.toml` declares it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ManifestDependency {
    /// The name under which features refer to it.
    pub name: String,
    /// The name of the package.
    pub package: String,
    /// The features that it turns on.
    pub features: BTreeSet<String>,
    /// Whether the workspace may turn on more features.
    pub inherited: bool,
    /// The byte range of its name.
    pub place: Range<usize>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Document {
    #[serde(default)]
    dependencies: toml::Table,
    #[serde(default)]
    dev_dependencies: toml::Table,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Places {
    #[serde(default)]
    dependencies: std::collections::BTreeMap<Spanned<String>, serde::de::IgnoredAny>,
}

/// The dependency, and the one for tests, whose crate has a name; `None` for one that is missing.
pub fn manifest_dependency(text: &str, name: &str) -> [Option<ManifestDependency>; 2] {
    let (Ok(document), Ok(places)) = (toml::from_str::<Document>(text), toml::from_str(text))
    else {
        return [None, None];
    };
    let Places { dependencies } = places;
    let place = |key: &str| {
        let mut names = dependencies.keys();
        let found = names.find(|name| name.get_ref() == key);
        found.map_or(0..0, Spanned::span)
    };
    [document.dependencies, document.dev_dependencies].map(|table| {
        let (key, value) = table
            .into_iter()
            .find(|(key, _)| key.replace('-', "_") == name)?;
        let text = |field: &str| value.get(field).and_then(toml::Value::as_str);
        let features = value.get("features").and_then(toml::Value::as_array);
        let features = features.into_iter().flatten();
        Some(ManifestDependency {
            package: text("package").unwrap_or(&key).to_owned(),
            features: features
                .filter_map(|feature| feature.as_str().map(str::to_owned))
                .collect(),
            inherited: value.get("workspace").is_some(),
            place: place(&key),
            name: key,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dependencies_are_found_in_every_notation() {
        let found = |text: &str| {
            let [dependency, tests] = manifest_dependency(text, "a_b");
            (dependency, tests.is_some())
        };
        let text = "[dependencies]\nc = \"1\"\na-b = \"1\"\n[dev-dependencies]\na_b = \"1\"\n";
        let (dependency, tests) = found(text);
        let dependency = dependency.expect("a dependency");
        assert_eq!((dependency.name.as_str(), tests), ("a-b", true));
        assert_eq!(&text[dependency.place], "a-b");
        let text = "[dependencies.a_b]\npackage = \"x\"\nfeatures = [\"f\"]\n";
        let (dependency, tests) = found(text);
        let dependency = dependency.expect("a dependency");
        assert_eq!((dependency.package.as_str(), tests), ("x", false));
        assert_eq!(dependency.features, BTreeSet::from(["f".to_owned()]));
        let (dependency, _) = found("dependencies = { a-b.workspace = true }");
        assert!(dependency.is_some_and(|it| it.inherited));
        assert_eq!(found("[dependencies]\na = \"1\"\n"), (None, false));
        assert_eq!(found("no manifest"), (None, false));
    }
}
