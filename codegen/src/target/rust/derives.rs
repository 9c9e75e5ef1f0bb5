//! The derives of an item that describe its JSON.

use super::items::Item;

/// The derive macro of schemars.
pub(crate) const SCHEMA: &str = "JsonSchema";

/// The derive macro of utoipa, whose trait a macro of the runtime implements.
pub(crate) const OPENAPI: &str = "ToSchema";

/// The name of a derive macro without its path.
pub(crate) fn last_segment(path: &str) -> &str {
    path.rsplit("::").next().unwrap_or(path).trim()
}

impl Item {
    /// Whether the item derives the JSON schema.
    pub fn has_schema(&self) -> bool {
        self.derives.iter().any(|path| last_segment(path) == SCHEMA)
    }

    /// Whether the item has the OpenAPI schema.
    pub fn has_openapi(&self) -> bool {
        self.derives
            .iter()
            .any(|path| last_segment(path) == OPENAPI)
    }

    /// The paths of the derive macros of the settings that are emitted.
    pub fn derive_macros(&self) -> impl Iterator<Item = &str> {
        let paths = self.derives.iter().map(String::as_str);
        paths.filter(|path| last_segment(path) != OPENAPI)
    }
}
