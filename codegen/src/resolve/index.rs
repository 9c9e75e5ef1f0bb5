//! Which model a name means.

use std::collections::HashMap;

use super::ModelId;
use crate::schema::{Reference, Schema};

/// The qualifier that stands for pages that lie in `models` itself.
const ROOT: &str = "models";

/// The models by page and by name.
#[derive(Debug)]
pub struct Index<'a> {
    by_page: HashMap<&'a str, ModelId>,
    by_path: HashMap<(&'a str, &'a str), ModelId>,
    by_name: HashMap<&'a str, Vec<ModelId>>,
}

impl<'a> Index<'a> {
    /// The models of a schema, also those that the configuration leaves out.
    pub fn new(schema: &'a Schema) -> Self {
        let mut index = Self {
            by_page: HashMap::new(),
            by_path: HashMap::new(),
            by_name: HashMap::new(),
        };
        for (at, model) in schema.models.iter().enumerate() {
            let id = ModelId(at);
            index.by_page.insert(&model.page, id);
            index.by_path.insert((&model.namespace, &model.name), id);
            index.by_name.entry(&model.name).or_default().push(id);
        }
        index
    }

    /// The model that a name means: the linked page, else the title in the named namespace, else the
    /// only one of that title.
    pub fn find(&self, reference: &Reference) -> Option<ModelId> {
        let found = self.linked(reference).or_else(|| self.qualified(reference));
        found.or_else(|| match self.titled(&reference.name) {
            [only] => Some(*only),
            _ => None,
        })
    }

    /// The model of the page to which a name is linked.
    pub fn linked(&self, reference: &Reference) -> Option<ModelId> {
        let target = reference.target.as_deref()?;
        self.by_page.get(target).copied()
    }

    /// The model with the title in the namespace that a name has.
    pub fn qualified(&self, reference: &Reference) -> Option<ModelId> {
        let namespace = match reference.namespace.as_str() {
            ROOT => "",
            namespace => namespace,
        };
        let path = (namespace, reference.name.as_str());
        self.by_path.get(&path).copied()
    }

    /// The models of a title, in the order of their pages.
    pub fn titled(&self, title: &str) -> &[ModelId] {
        self.by_name.get(title).map_or(&[], Vec::as_slice)
    }
}
