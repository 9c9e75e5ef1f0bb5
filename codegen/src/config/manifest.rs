//! Reads the version in a `Cargo.toml`.

/// The version in a `Cargo.toml`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manifest {
    /// The version of the package; `None` if there is no package, or if it inherits its version.
    pub version: Option<String>,
    /// Whether the package inherits its version from the workspace.
    pub inherits: bool,
    /// The version that packages of the workspace inherit.
    pub workspace_version: Option<String>,
}

/// Parses a `Cargo.toml`; an invalid file has no version.
pub fn manifest(text: &str) -> Manifest {
    let Ok(table) = toml::from_str::<toml::Table>(text) else {
        return Manifest::default();
    };
    let package = table.get("package");
    let version = package.and_then(|package| package.get("version"));
    let of_workspace = table
        .get("workspace")
        .and_then(|workspace| workspace.get("package"))
        .and_then(|package| package.get("version"));
    let text = |value: &toml::Value| value.as_str().map(str::to_owned);
    Manifest {
        version: match (package, version) {
            (Some(_), None) => Some("0.0.0".to_owned()),
            _ => version.and_then(text),
        },
        inherits: version
            .and_then(|version| version.get("workspace"))
            .and_then(toml::Value::as_bool)
            .unwrap_or(false),
        workspace_version: of_workspace.and_then(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_found_where_they_stand() {
        let found = |text: &str| {
            let manifest = manifest(text);
            (
                manifest.version,
                manifest.inherits,
                manifest.workspace_version,
            )
        };
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(
            found("[package]\nversion = \"1.2.3\""),
            (some("1.2.3"), false, None)
        );
        assert_eq!(
            found("[workspace.package]\nversion = \"2.0.0\"\n[package]\nversion.workspace = true"),
            (None, true, some("2.0.0"))
        );
        assert_eq!(
            found("[package]\nname = \"x\""),
            (some("0.0.0"), false, None)
        );
        assert_eq!(found("[workspace]"), (None, false, None));
        assert_eq!(found("no manifest"), (None, false, None));
    }
}
