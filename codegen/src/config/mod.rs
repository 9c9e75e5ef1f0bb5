//! The configuration: how pages are read and which Rust types stand for theirs.

mod date;
mod features;
mod keys;
mod manifest;
mod manifest_features;
mod pattern;
mod read;
mod types;

use crate::source::Span;

pub use date::Date;
pub use features::{FeatureName, Features};
pub use keys::keys;
pub use manifest::{Manifest, manifest};
pub use manifest_features::{ManifestFeature, ManifestFeatures, manifest_features};
pub use pattern::is_like;
pub use types::{BigIntType, DateType, DecimalType, MapType, NumberType, Types, WireNames};

/// The path of the runtime if the configuration has no other.
pub const RUNTIME: &str = "::markdown_codegen_runtime";

/// All that can be set.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings {
    /// The folder of the pages; `specs` where nothing is said.
    pub specs: Option<String>,
    /// The folder of the emitted modules; `generated` where nothing is said.
    pub out: Option<String>,
    /// The format of the pages; detected if it is not set.
    pub format: Option<Format>,
    /// The name of the pages' dialect; found from the pages where nothing is said.
    pub dialect: Option<String>,
    /// How a documented field name becomes the key in JSON.
    pub wire_names: WireNames,
    /// Which Rust types stand for the documented ones.
    pub types: Types,
    /// The path under which the crate exports the models; where it is given, an overview of the
    /// models by area is emitted, with links to them.
    pub overview: Option<String>,
    /// Whether types are compiled by the Cargo feature of their area, and how features are called.
    pub features: Option<Features>,
    /// Whether the examples of the pages become tests.
    pub tests: bool,
    /// Whether every type implements `Arbitrary`, for tests and under a feature of the crate.
    pub arbitrary: bool,
    /// The path under which other crates name the models; where it is given, the documentation of
    /// a type shows how the value of its page is built.
    pub examples: Option<String>,
    /// Corrections of single models, fields and values.
    pub fixes: Vec<Fix>,
    /// Which fields hold values that no message may show.
    pub secrets: Vec<Secret>,
}

/// The name of a page format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Format {
    /// The name of the front end.
    pub name: String,
    /// The place of the setting.
    pub span: Span,
}

/// A pattern of fields whose values are kept out of `Debug` and of errors.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Secret {
    /// The path of a model and the documented name of a field with a `.` between them; `*` stands
    /// for any text, `?` for one character.
    pub pattern: String,
    /// Where the pattern stands.
    pub span: Span,
}

/// A correction of one model, field or value, with its reason.
#[derive(Clone, Debug, PartialEq)]
pub struct Fix {
    /// The model's title, behind its namespace and a `.` where the title alone is not enough.
    pub model: String,
    /// The documented name of the field that is meant; `None` for the model itself or a value.
    pub field: Option<String>,
    /// The value of an enumeration that is meant.
    pub value: Option<String>,
    /// The key in JSON.
    pub wire: Option<String>,
    /// The type, in the notation of [`crate::schema::Type`].
    pub ty: Option<String>,
    /// Whether null is allowed.
    pub nullable: Option<bool>,
    /// Whether the field must be present.
    pub required: Option<bool>,
    /// The name in Rust.
    pub rename: Option<String>,
    /// Leaves the model or field out.
    pub skip: bool,
    /// Why the pages are not taken at their word.
    pub reason: String,
    /// Where the entry stands.
    pub span: Span,
}

impl Fix {
    /// What the entry is about, as people would name it.
    pub fn subject(&self) -> String {
        match (&self.field, &self.value) {
            (Some(field), _) => format!("{}.{field}", self.model),
            (None, Some(value)) => format!("the value {value:?} of {}", self.model),
            (None, None) => self.model.clone(),
        }
    }
}
