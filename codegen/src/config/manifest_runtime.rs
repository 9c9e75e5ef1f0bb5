//! Reads a dependency of a `Cargo.toml`.

use std::collections::BTreeSet;
use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::manifest_table::{Entry, inner, texts, value};

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

/// The dependency, and the one for tests, whose crate has a name; `None` for one that is missing.
pub fn manifest_dependency(text: &str, name: &str) -> [Option<ManifestDependency>; 2] {
    let Ok(document) = DeTable::parse(text) else {
        return [None, None];
    };
    let found = ["dependencies", "dev-dependencies"].map(|table| {
        let entries = inner(document.get_ref(), table)?;
        Some(dependency(entries, name))
    });
    match found {
        [Some(dependency), Some(tests)] => [dependency, tests],
        _ => [None, None],
    }
}

fn dependency(entries: Vec<Entry>, name: &str) -> Option<ManifestDependency> {
    let mut entries = entries.into_iter();
    let (key, declared) = entries.find(|(key, _)| key.get_ref().replace('-', "_") == name)?;
    let field = |name: &str| match declared {
        DeValue::Table(fields) => value(fields, name),
        _ => None,
    };
    let package = match field("package") {
        Some(DeValue::String(package)) => package,
        _ => key.get_ref(),
    };
    Some(ManifestDependency {
        package: package.to_string(),
        features: BTreeSet::from_iter(field("features").and_then(texts).unwrap_or_default()),
        inherited: field("workspace").is_some(),
        place: key.span(),
        name: key.get_ref().to_string(),
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
