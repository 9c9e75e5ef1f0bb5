//! Looks up models by link and by name.

use std::collections::HashMap;

use super::ModelId;
use crate::schema::{ItemId, Link, Reference, Schema};

/// The qualifier of pages in the root namespace.
const ROOT: &str = "models";

/// The models by location and by name.
#[derive(Debug)]
pub struct Index<'a> {
    by_anchor: HashMap<(&'a str, Option<&'a str>), ModelId>,
    by_page: HashMap<&'a str, Vec<ModelId>>,
    by_path: HashMap<(&'a str, &'a str), ModelId>,
    by_name: HashMap<&'a str, Vec<ModelId>>,
}

impl<'a> Index<'a> {
    /// The models of a schema, including skipped ones.
    pub fn new(schema: &'a Schema) -> Self {
        let mut index = Self {
            by_anchor: HashMap::new(),
            by_page: HashMap::new(),
            by_path: HashMap::new(),
            by_name: HashMap::new(),
        };
        for (at, model) in schema.models.iter().enumerate() {
            let id = ModelId(at);
            let origin = &model.origin;
            if model.parent.is_none() {
                let anchor = (origin.page.as_str(), origin.anchor.as_deref());
                index.by_anchor.entry(anchor).or_insert(id);
                index.by_page.entry(&origin.page).or_default().push(id);
            }
            let ItemId { namespace, name } = &model.id;
            index.by_path.insert((namespace, name), id);
            index.by_name.entry(name).or_default().push(id);
        }
        index
    }

    /// The model of a reference: the linked page, else the title in the given namespace, else the only model with
    /// that title.
    pub fn find(&self, reference: &Reference) -> Option<ModelId> {
        let found = self.linked(reference).or_else(|| self.qualified(reference));
        found.or_else(|| match self.titled(&reference.name) {
            [only] => Some(*only),
            _ => None,
        })
    }

    /// The model of a link.
    pub fn linked(&self, reference: &Reference) -> Option<ModelId> {
        self.at(reference.target.as_ref()?)
    }

    /// The model at the target of a link: the one at the anchor, else the only one of the page.
    pub fn at(&self, link: &Link) -> Option<ModelId> {
        let Link { page, anchor } = link;
        let exact = self.by_anchor.get(&(page.as_str(), anchor.as_deref()));
        let only = || match self.by_page.get(page.as_str()).map(Vec::as_slice) {
            // On a page with one model, an anchor refers to a part of it.
            Some([only])
                if self.by_anchor.contains_key(&(page.as_str(), None)) || anchor.is_none() =>
            {
                Some(only)
            }
            _ => None,
        };
        exact.or_else(only).copied()
    }

    /// The model with the title and namespace of a reference.
    pub fn qualified(&self, reference: &Reference) -> Option<ModelId> {
        let namespace = match reference.namespace.as_str() {
            ROOT => "",
            namespace => namespace,
        };
        let path = (namespace, reference.name.as_str());
        self.by_path.get(&path).copied()
    }

    /// The model of an identity.
    pub fn of(&self, id: &ItemId) -> Option<ModelId> {
        let path = (id.namespace.as_str(), id.name.as_str());
        self.by_path.get(&path).copied()
    }

    /// The models with a title, in page order.
    pub fn titled(&self, title: &str) -> &[ModelId] {
        self.by_name.get(title).map_or(&[], Vec::as_slice)
    }
}
