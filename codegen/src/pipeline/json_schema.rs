//! The JSON Schema of the loaded pages.

use std::collections::BTreeMap;

use super::Loaded;
use crate::diagnostics::Diagnostics;
use crate::explain::{NotFound, find};
use crate::resolve::{ModelId, Resolved, resolve};
use crate::target::json_schema::json_schema;
use crate::target::rust::{Tree, decide, lower};

impl Loaded {
    /// The JSON Schema of all models, or of one and of what it contains, with all diagnostics. `None` if
    /// the pages or the configuration have errors. A model is given by a path or a name.
    ///
    /// ```no_run
    /// let loaded = markdown_codegen::Config::new().load()?;
    /// if let (Some(Ok(schema)), _) = loaded.json_schema(Some("Ticket")) {
    ///     println!("{schema}");
    /// }
    /// # Ok::<(), markdown_codegen::Error>(())
    /// ```
    pub fn json_schema(
        &self,
        model: Option<&str>,
    ) -> (Option<Result<String, NotFound>>, Diagnostics) {
        let mut diagnostics = self.diagnostics.clone();
        let schema = self
            .schema
            .as_ref()
            .filter(|_| !diagnostics.has_errors())
            .map(|schema| {
                let rust = &self.settings.rust;
                let resolved = resolve(schema, &self.settings, &mut diagnostics);
                let resolved = decide(resolved, &rust.types);
                let tree = lower(&resolved, rust, &mut diagnostics);
                let model = model.map(|model| find(&resolved, model)).transpose()?;
                let model = model.map(|found| found.id);
                let names = names(&resolved, &tree);
                // Maps with string keys and finite numbers are always JSON.
                Ok(json_schema(&resolved, &names, model).unwrap_or_default())
            });
        diagnostics.sort();
        let schema = schema.filter(|_| !diagnostics.has_errors());
        (schema, diagnostics)
    }
}

/// The names of the emitted types; equal ones have their namespaces in front.
fn names(resolved: &Resolved, tree: &Tree) -> BTreeMap<ModelId, String> {
    let mut uses: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, item) in tree.items() {
        *uses.entry(&item.name).or_default() += 1;
    }
    let items = tree.items().filter_map(|(_, item)| {
        let id = resolved.index.of(&item.id)?;
        let is_unique = uses.get(item.name.as_str()) == Some(&1);
        let name = if is_unique || item.id.namespace.is_empty() {
            item.name.clone()
        } else {
            format!("{}.{}", item.id.namespace, item.name)
        };
        Some((id, name))
    });
    items.collect()
}
