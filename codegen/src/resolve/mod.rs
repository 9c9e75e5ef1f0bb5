//! From what the pages say to what is meant: links are followed, the configuration and the
//! evidence decide what the pages leave open, and recursion is broken.

mod decisions;
mod fixes;
mod index;
mod links;
mod outcome;
mod recursion;
mod secrets;
mod tags;
mod types;
mod wires;

use std::collections::BTreeSet;

use crate::config::{Features, Settings, Types};
use crate::diagnostics::Diagnostics;
use crate::schema::{self, Schema};

use decisions::Decisions;
pub use decisions::{Because, Decision, Subject};
pub use index::Index;
pub use tags::Tag;
pub use types::Type;

/// A model among [`Resolved::models`], which are those of [`Schema::models`] in the same order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ModelId(usize);

/// A schema in which nothing is left open.
#[derive(Debug)]
pub struct Resolved<'a> {
    /// One entry a model of the schema, in its order.
    pub models: Vec<Model<'a>>,
    /// One entry an operation of the schema, in its order.
    pub operations: Vec<Operation<'a>>,
    /// The models by page and by name.
    pub index: Index<'a>,
    /// What was decided and why, sorted by model, field and subject; only [`resolve_and_explain`]
    /// notes it.
    pub decisions: Vec<Decision<'a>>,
    /// The types that the configuration chose.
    pub types: Types,
    /// The path under which the crate exports the models, where an overview is wanted.
    pub overview: Option<&'a str>,
    /// The setting for Cargo features of areas, where they are wanted.
    pub features: Option<&'a Features>,
    /// Whether arbitrary values of every type are wanted.
    pub arbitrary: bool,
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
        /// The arms in the order of the page, each once.
        arms: Vec<Arm<'a>>,
        /// By which key's value arms are told apart.
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

/// A resolved arm of a union.
#[derive(Debug)]
pub struct Arm<'a> {
    /// What the page says.
    pub source: &'a schema::Arm,
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
                Some(Kind::Union { arms, .. }) => {
                    open.extend(arms.iter().filter_map(|arm| arm.ty.model()));
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

/// Resolves a schema; what cannot be resolved is reported and stands as a JSON value.
pub fn resolve<'a>(
    schema: &'a Schema,
    settings: &'a Settings,
    diagnostics: &mut Diagnostics,
) -> Resolved<'a> {
    resolve_with(schema, settings, Decisions::new(false), diagnostics)
}

/// The same as [`resolve`], and notes what was decided and why.
pub fn resolve_and_explain<'a>(
    schema: &'a Schema,
    settings: &'a Settings,
    diagnostics: &mut Diagnostics,
) -> Resolved<'a> {
    resolve_with(schema, settings, Decisions::new(true), diagnostics)
}

fn resolve_with<'a>(
    schema: &'a Schema,
    settings: &'a Settings,
    mut decisions: Decisions<'a>,
    diagnostics: &mut Diagnostics,
) -> Resolved<'a> {
    let mut fixes = fixes::Fixes::new(schema, &settings.fixes, diagnostics);
    let mut secrets = secrets::Secrets::new(&settings.secrets);
    let mut links = links::Links::new(schema, &fixes);
    let mut models = Vec::new();
    for (index, model) in schema.models.iter().enumerate() {
        let id = ModelId(index);
        let fix = fixes.model(id);
        decisions.push_model(id, fix);
        let kind = match &model.kind {
            schema::ModelKind::Struct { fields } => {
                let mut cell =
                    types::Cell::new(id, &mut links, &mut decisions, settings, diagnostics);
                let fields: Vec<Field> = fields
                    .iter()
                    .filter_map(|field| {
                        let fix = fixes.field(id, &field.name);
                        cell.field(field, fix, secrets.of(model, field))
                    })
                    .collect();
                wires::check(&fields, diagnostics);
                Kind::Struct(fields)
            }
            schema::ModelKind::Enum { values, .. } => Kind::Enum(
                values
                    .iter()
                    .map(|value| Value {
                        source: value,
                        rename: fixes.value(id, &value.value).rename.map(|(rename, fix)| {
                            decisions.push(id, None, Subject::Name, || {
                                let outcome = format!("{rename} for {}", value.value);
                                (outcome, Because::config(fix))
                            });
                            rename
                        }),
                    })
                    .collect(),
            ),
            schema::ModelKind::Union { arms } => {
                let mut cell =
                    types::Cell::new(id, &mut links, &mut decisions, settings, diagnostics);
                Kind::Union {
                    arms: cell.arms(arms),
                    tag: None,
                }
            }
        };
        models.push(Model {
            source: model,
            rename: fix.rename.map(|(rename, _)| rename),
            skipped: fix.skip.is_some(),
            kind,
        });
    }
    let operations = links.operations(schema);
    let index = links.report(diagnostics);
    secrets.report(diagnostics);
    recursion::break_cycles(&mut models, &mut decisions, diagnostics);
    tags::find(&mut models, &mut decisions);
    Resolved {
        models,
        operations,
        index,
        decisions: decisions.sorted(),
        types: settings.types,
        overview: settings.overview.as_deref(),
        features: settings.features.as_ref(),
        arbitrary: settings.arbitrary,
    }
}
