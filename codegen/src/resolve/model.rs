//! A schema in which nothing is left open, as plain data.

use std::collections::BTreeSet;

use super::ty::Type;
use super::{Decisions, Index, ModelId};
use crate::schema;

/// A schema in which nothing is left open.
#[derive(Debug)]
pub struct Resolved<'a> {
    /// One entry a model of the schema, in its order.
    pub models: Vec<Model<'a>>,
    /// One entry an operation of the schema, in its order.
    pub operations: Vec<Operation<'a>>,
    /// The models by page and by name.
    pub index: Index<'a>,
    /// What was decided and why; only [`crate::resolve::resolve_and_explain`] records it.
    pub decisions: Decisions<'a>,
}

/// An operation with the models that it names itself.
#[derive(Debug)]
pub struct Operation<'a> {
    /// What the page says.
    pub source: &'a schema::Operation,
    /// The models of the parameters.
    pub request: Vec<ModelId>,
    /// The models of the response.
    pub response: Vec<ModelId>,
    /// The models of the errors, as far as they have pages.
    pub errors: Vec<ModelId>,
}

/// A resolved model.
#[derive(Debug)]
pub struct Model<'a> {
    /// What the page says.
    pub source: &'a schema::Model,
    /// The name that the configuration gives it.
    pub rename: Option<&'a str>,
    /// Whether the configuration leaves it out.
    pub skipped: bool,
    /// What kind of type it is.
    pub kind: Kind<'a>,
}

/// The body of a [`Model`].
#[derive(Debug)]
pub enum Kind<'a> {
    /// An object with named fields.
    Struct(Vec<Field<'a>>),
    /// A list of known values.
    Enum(Vec<Value<'a>>),
    /// One of several types.
    Union {
        /// The variants in the order of the page, each once.
        variants: Vec<Variant<'a>>,
        /// By which key's value variants are told apart.
        tag: Option<Tag>,
    },
}

/// A resolved field.
#[derive(Debug)]
pub struct Field<'a> {
    /// What the page says.
    pub source: &'a schema::Field,
    /// The key in JSON.
    pub wire: String,
    /// The type, without the options below.
    pub ty: Type,
    /// Whether the key must be there.
    pub required: bool,
    /// Whether the value may be null.
    pub nullable: bool,
    /// Whether the entries of the map stand among the object's own keys.
    pub flattened: bool,
    /// Whether no message may show the value.
    pub secret: bool,
    /// The name that the configuration gives it.
    pub rename: Option<&'a str>,
}

/// A resolved value of an enumeration.
#[derive(Debug)]
pub struct Value<'a> {
    /// What the page says.
    pub source: &'a schema::EnumValue,
    /// The name that the configuration gives it.
    pub rename: Option<&'a str>,
}

/// A resolved variant of a union.
#[derive(Debug)]
pub struct Variant<'a> {
    /// What the page says.
    pub source: &'a schema::Variant,
    /// The type.
    pub ty: Type,
}

impl<'a> Resolved<'a> {
    /// The model of an id.
    pub fn get(&self, id: ModelId) -> Option<&Model<'a>> {
        self.models.get(id.0)
    }

    /// The models from which one starts, those of which they are made, and so on.
    pub fn reach(&self, from: impl IntoIterator<Item = ModelId>) -> BTreeSet<ModelId> {
        let mut reached = BTreeSet::new();
        let mut open: Vec<ModelId> = from.into_iter().collect();
        while let Some(id) = open.pop() {
            if !reached.insert(id) {
                continue;
            }
            match self.get(id).map(|model| &model.kind) {
                Some(Kind::Struct(fields)) => {
                    open.extend(fields.iter().filter_map(|field| field.ty.model()));
                }
                Some(Kind::Union { variants, .. }) => {
                    open.extend(variants.iter().filter_map(|variant| variant.ty.model()));
                }
                Some(Kind::Enum(_)) | None => {}
            }
        }
        reached
    }

    /// Whether a value of one of the models, or of those of which they are made, may hold a secret.
    pub fn holds_secrets(&self, models: impl IntoIterator<Item = ModelId>) -> bool {
        let reached = self.reach(models);
        let mut kinds = reached.iter().filter_map(|id| self.get(*id));
        kinds.any(|model| match &model.kind {
            Kind::Struct(fields) => fields.iter().any(|field| field.secret),
            Kind::Enum(_) | Kind::Union { .. } => false,
        })
    }

    /// The models with their ids.
    pub fn iter(&self) -> impl Iterator<Item = (ModelId, &Model<'a>)> {
        self.models
            .iter()
            .enumerate()
            .map(|(index, model)| (ModelId(index), model))
    }
}

/// The key by whose value some variants of a union are told apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// The key in JSON.
    pub key: String,
    /// For each variant the values that mean it, none where the variant has no such key.
    pub values: Vec<Vec<String>>,
}
