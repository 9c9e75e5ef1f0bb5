//! Finds the requested model or field.

use std::error::Error;
use std::fmt;

use crate::resolve::{Model, ModelId, Resolved};
use crate::schema::{Field, ModelKind};

/// The qualifier of titles in the root namespace.
const ROOT: &str = "models.";

/// The subject of an explanation.
#[derive(Clone, Copy, Debug)]
pub struct Found<'r> {
    /// The id of the model.
    pub id: ModelId,
    /// The model.
    pub model: &'r Model<'r>,
    /// The field, if the subject is a field.
    pub field: Option<&'r Field>,
}

/// Why the subject cannot be found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotFound {
    /// No model has the name.
    Model {
        /// The name.
        name: String,
        /// The paths and the names of all models.
        known: Vec<String>,
    },
    /// Several models have the name.
    Ambiguous {
        /// The name.
        name: String,
        /// The paths of the candidates.
        paths: Vec<String>,
    },
    /// The model has no fields.
    NoFields {
        /// The path of the model.
        model: String,
    },
    /// The model has no such field.
    Field {
        /// The path of the model.
        model: String,
        /// The name of the field.
        name: String,
        /// The names of its fields.
        known: Vec<String>,
    },
}

impl fmt::Display for NotFound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Model { name, .. } => write!(f, "no page with the title `{name}`"),
            Self::Ambiguous { name, .. } => write!(f, "several pages have the title `{name}`"),
            Self::NoFields { model } => write!(f, "`{model}` has no fields"),
            Self::Field { model, name, .. } => {
                write!(f, "`{model}` has no field `{name}`")
            }
        }
    }
}

impl Error for NotFound {}

/// The model with a title or path, or a field of it.
///
/// # Errors
/// If there is none, or several.
pub fn find<'r>(resolved: &'r Resolved<'r>, subject: &str) -> Result<Found<'r>, NotFound> {
    // A title may contain dots, so the longest title is tried first.
    let splits = subject
        .rmatch_indices('.')
        .filter_map(|(at, _)| Some((subject.get(..at)?, subject.get(at + 1..))));
    for (name, field) in [(subject, None)].into_iter().chain(splits) {
        match models(resolved, name).as_slice() {
            [] => {}
            [(id, model)] => {
                let field = field.map(|field| field_of(model, field)).transpose()?;
                return Ok(Found {
                    id: *id,
                    model,
                    field,
                });
            }
            several => {
                let rest = field.map(|field| format!(".{field}")).unwrap_or_default();
                let paths = several.iter().map(|(_, model)| model.source.path() + &rest);
                return Err(NotFound::Ambiguous {
                    name: name.to_owned(),
                    paths: paths.collect(),
                });
            }
        }
    }
    let models = || resolved.models.iter().map(|model| model.source);
    let paths = models().map(|model| model.path());
    let names = models().map(|model| model.id.name.clone());
    Err(NotFound::Model {
        name: subject.to_owned(),
        known: paths.chain(names).collect(),
    })
}

/// The models with a path, else those with a title.
fn models<'r>(resolved: &'r Resolved<'r>, name: &str) -> Vec<(ModelId, &'r Model<'r>)> {
    let of_path = |name: &str| -> Vec<_> {
        resolved
            .iter()
            .filter(|(_, model)| model.source.path() == name)
            .collect()
    };
    let mut found = of_path(name);
    if found.is_empty() {
        found = resolved
            .iter()
            .filter(|(_, model)| model.source.id.name == name)
            .collect();
    }
    if let (true, Some(name)) = (found.is_empty(), name.strip_prefix(ROOT)) {
        found = of_path(name);
    }
    found
}

fn field_of<'r>(model: &Model<'r>, name: &str) -> Result<&'r Field, NotFound> {
    let path = model.source.path();
    let ModelKind::Struct { fields } = &model.source.kind else {
        return Err(NotFound::NoFields { model: path });
    };
    let field = fields.iter().find(|field| field.name == name);
    field.ok_or_else(|| NotFound::Field {
        model: path,
        name: name.to_owned(),
        known: fields.iter().map(|field| field.name.clone()).collect(),
    })
}
