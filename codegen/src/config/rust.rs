//! The settings of the target Rust.

use serde::Deserialize;

use super::features::Features;
use super::pattern::Pattern;
use super::types::Types;

/// The settings of the target Rust.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RustSettings {
    /// The Rust types of documented types.
    pub types: Types,
    /// The path under which the crate exports the models. If it is set, an overview of the models by
    /// API group is emitted, with links to this path.
    pub overview: Option<String>,
    /// Whether API groups are Cargo features, and their names.
    pub features: Option<Features>,
    /// Whether to emit tests of the pages' examples.
    pub tests: bool,
    /// Whether every type implements `Arbitrary`, in tests and under a feature of the crate.
    pub arbitrary: bool,
    /// The path under which other crates name the models. If it is set, the documentation of a type has
    /// an example that builds the value of its page.
    pub examples: Option<String>,
    /// The path of the runtime in generated code.
    pub runtime: RuntimePath,
    /// The structs with a setter for each field.
    pub setters: Vec<Pattern>,
    /// The fields whose values are boxed.
    pub boxed: Vec<Pattern>,
    /// The unions whose structs are not boxed.
    pub unboxed: Vec<Pattern>,
    /// Conversions between structs, as `Client -> ClientInput`.
    pub conversions: Vec<Pattern>,
    /// Additional derives of types.
    pub derives: Vec<Additions>,
    /// Additional attributes of types.
    pub attributes: Vec<Additions>,
    /// Additional attributes of fields.
    pub field_attributes: Vec<Additions>,
}

/// Code that is added to the types or fields that a pattern matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Additions {
    /// The pattern.
    pub pattern: Pattern,
    /// The paths of derive macros, or attributes.
    pub code: Vec<String>,
}

/// The path under which generated code names the runtime.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct RuntimePath(String);

impl RuntimePath {
    /// The path as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name of the crate that the path begins with; `None` for a path within the own crate.
    pub fn crate_name(&self) -> Option<&str> {
        let name = self.0.trim_start_matches("::").split("::").next()?;
        (!["crate", "self", "super"].contains(&name)).then_some(name)
    }
}

impl Default for RuntimePath {
    fn default() -> Self {
        Self("::markdown_codegen_runtime".to_owned())
    }
}

impl TryFrom<String> for RuntimePath {
    type Error = String;

    fn try_from(path: String) -> Result<Self, String> {
        let names = path.strip_prefix("::").unwrap_or(&path).split("::");
        let is_name = |name: &str| {
            let mut letters = name.chars();
            let first = letters.next();
            first.is_some_and(|c| c == '_' || unicode_ident::is_xid_start(c))
                && letters.all(unicode_ident::is_xid_continue)
        };
        if names.into_iter().all(is_name) {
            Ok(Self(path))
        } else {
            let example = "::markdown_codegen_runtime";
            Err(format!(
                "expected a path such as `{example}`, found {path:?}"
            ))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_name_a_crate_or_a_module() {
        let path = |text: &str| RuntimePath::try_from(text.to_owned());
        for (text, name) in [
            ("::a_b", Some("a_b")),
            ("a::b", Some("a")),
            ("crate::x", None),
            ("super::x", None),
        ] {
            let path = path(text).expect(text);
            assert_eq!((path.as_str(), path.crate_name()), (text, name));
        }
        for text in ["", "::", "a-b", "a::", "a b", "1a", "a;b"] {
            assert!(path(text).is_err(), "{text:?}");
        }
    }
}
