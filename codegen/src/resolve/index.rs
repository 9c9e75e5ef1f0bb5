//! Looks up models by link and by name.

use super::ModelId;
use crate::lookup::{self, FoundBy};
use crate::schema::{ItemId, Link, Reference, Schema};

/// The models by location and by name.
#[derive(Debug)]
pub struct Index<'a>(lookup::Index<'a>);

impl<'a> Index<'a> {
    /// The models of a schema, including skipped ones.
    pub fn new(schema: &'a Schema) -> Self {
        Self(lookup::Index::new(&schema.models))
    }

    /// The model of a reference, and how it was found.
    pub fn find(&self, reference: &Reference) -> Option<(ModelId, FoundBy)> {
        let (at, by) = self.0.find(reference)?;
        Some((ModelId(at), by))
    }

    /// The model of a link.
    pub fn linked(&self, reference: &Reference) -> Option<ModelId> {
        self.0.linked(reference).map(ModelId)
    }

    /// The model at the target of a link: the one at the anchor, else the only one of the page.
    pub fn at(&self, link: &Link) -> Option<ModelId> {
        self.0.at(link).map(ModelId)
    }

    /// The model with the title and namespace of a reference.
    pub fn qualified(&self, reference: &Reference) -> Option<ModelId> {
        self.0.qualified(reference).map(ModelId)
    }

    /// Whether a reference names another model than the one that was found.
    pub fn disagrees(&self, reference: &Reference, found: ModelId) -> bool {
        self.0.disagrees(reference, found.0)
    }

    /// The model of an identity.
    pub fn of(&self, id: &ItemId) -> Option<ModelId> {
        self.0.of(id).map(ModelId)
    }

    /// The models with a title, in page order.
    pub fn titled(&self, title: &str) -> impl Iterator<Item = ModelId> {
        self.0.titled(title).iter().copied().map(ModelId)
    }

    /// The path of a model.
    pub fn path(&self, model: ModelId) -> String {
        self.0.path(model.0)
    }
}
