//! The resolved schema, as plain data.

use std::collections::BTreeSet;

use super::ty::Type;
use super::{Decisions, Index, ModelId, WireNameChoices};
use crate::schema;

/// A schema in which every decision is made.
#[derive(Debug)]
pub struct Resolved<'a> {
    /// The models, in the order of the schema.
    pub models: Vec<Model<'a>>,
    /// The operations, in the order of the schema.
    pub operations: Vec<Operation<'a>>,
    /// The models by page and by name.
    pub index: Index<'a>,
    /// How names are written in JSON.
    pub wire_names: WireNameChoices<'a>,
    /// The decisions with their reasons; recorded by [`crate::resolve::resolve_and_explain`] only.
    pub decisions: Decisions<'a>,
}

/// An operation with the models that it references.
#[derive(Debug)]
pub struct Operation<'a> {
    /// The documented item.
    pub source: &'a schema::Operation,
    /// The models of the parameters.
    pub request: Vec<ModelId>,
    /// The models of the response.
    pub response: Vec<ModelId>,
    /// The models of the errors that have pages.
    pub errors: Vec<ModelId>,
}

/// A resolved model.
#[derive(Debug)]
pub struct Model<'a> {
    /// The documented item.
    pub source: &'a schema::Model,
    /// The name from the configuration.
    pub rename: Option<&'a str>,
    /// Whether the configuration skips it.
    pub skipped: bool,
    /// The kind of type.
    pub kind: Kind<'a>,
    /// Whether a struct keeps the keys that its page does not document; never if a field holds them.
    pub kept_keys: Option<KeptKeys>,
}

/// Undocumented keys that a struct keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeptKeys {
    /// Whether one of them may be secret, so that their values are redacted.
    pub secret: bool,
}

/// The kind of a [`Model`].
#[derive(Debug)]
pub enum Kind<'a> {
    /// An object with named fields.
    Struct(Vec<Field<'a>>),
    /// A list of known values.
    Enum(Vec<Value<'a>>),
    /// One of several types.
    Union {
        /// The distinct variants, in page order.
        variants: Vec<Variant<'a>>,
        /// The key whose value selects a variant.
        tag: Option<Tag>,
    },
}

/// A resolved field.
#[derive(Debug)]
pub struct Field<'a> {
    /// The documented item.
    pub source: &'a schema::Field,
    /// The JSON key.
    pub wire: String,
    /// The type, without optionality.
    pub ty: Type,
    /// Whether the key is required.
    pub required: bool,
    /// Whether the value is nullable.
    pub nullable: bool,
    /// Whether the map holds the additional properties.
    pub flattened: bool,
    /// Whether the value is secret.
    pub secret: bool,
    /// Whether a key of the map may be secret, so that the values in it are redacted.
    pub secret_keys: bool,
    /// The name from the configuration.
    pub rename: Option<&'a str>,
    /// What is inferred from values.
    pub inferred: Inferred,
}

/// What values show about a field, whether or not the configuration overrides it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Inferred {
    /// Whether there is a null.
    pub null: bool,
    /// Whether there is a null in lists or maps.
    pub null_items: bool,
    /// Whether there is a number with a fraction.
    pub fraction: bool,
}

/// A resolved enum value.
#[derive(Debug)]
pub struct Value<'a> {
    /// The documented item.
    pub source: &'a schema::EnumValue,
    /// The name from the configuration.
    pub rename: Option<&'a str>,
}

/// A resolved union variant.
#[derive(Debug)]
pub struct Variant<'a> {
    /// The documented item.
    pub source: &'a schema::Variant,
    /// The type.
    pub ty: Type,
}

impl<'a> Resolved<'a> {
    /// The model with an id.
    pub fn get(&self, id: ModelId) -> Option<&Model<'a>> {
        self.models.get(id.0)
    }

    /// The transitive closure of models over the models that they contain.
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

    /// Whether a value of the models or of the models that they contain may hold a secret.
    pub fn holds_secrets(&self, models: impl IntoIterator<Item = ModelId>) -> bool {
        let reached = self.reach(models);
        let mut kinds = reached.iter().filter_map(|id| self.get(*id));
        kinds.any(|model| match &model.kind {
            Kind::Struct(fields) => {
                model.kept_keys.is_some_and(|kept| kept.secret)
                    || fields.iter().any(|field| field.secret || field.secret_keys)
            }
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

/// The tag of a union: the key whose value selects a variant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// The JSON key.
    pub key: String,
    /// The tag values of each variant; empty if the variant has no such key.
    pub values: Vec<Vec<String>>,
}
