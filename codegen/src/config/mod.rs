//! The configuration file: settings and fix-ups.

mod date;
mod features;
#[cfg(feature = "lint")]
mod keys;
#[cfg(feature = "git")]
mod manifest;
mod manifest_features;
mod manifest_runtime;
mod manifest_table;
mod pattern;
mod read;
mod recorded;
mod rust;
mod rust_code;
mod types;
mod wire_names;

use crate::payloads::Payload;
use crate::source::Span;

pub use date::Date;
pub use features::{FeatureName, Features};
#[cfg(feature = "lint")]
pub use keys::keys;
#[cfg(feature = "git")]
pub use manifest::{Manifest, manifest};
pub use manifest_features::{ManifestFeature, ManifestFeatures, manifest_features};
pub use manifest_runtime::{ManifestDependency, manifest_dependency};
pub use pattern::{Pattern, is_like, may_begin_with};
pub use recorded::{DECISIONS, Recorded};
pub use rust::{Additions, RuntimePath, RustSettings};
pub use types::{BigIntType, DateType, DecimalType, MapType, NumberType, Types, WireNames};
pub use wire_names::WireNameException;

/// All settings.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings {
    /// The folder of pages; `specs` by default.
    pub specs: Option<String>,
    /// The folder of generated modules; `generated` by default.
    pub out: Option<String>,
    /// The format of the pages; detected by default.
    pub format: Option<Format>,
    /// The dialect of the pages; detected by default.
    pub dialect: Option<String>,
    /// Whether envelopes of an SDK's responses become types.
    pub keep_envelopes: bool,
    /// How a documented field name becomes the JSON key.
    pub wire_names: WireNames,
    /// Fields to which another form applies, the most specific patterns first.
    pub wire_name_exceptions: Vec<WireNameException>,
    /// What earlier runs decided.
    pub recorded: Recorded,
    /// The settings of the target Rust.
    pub rust: RustSettings,
    /// Overrides of single models, fields and values.
    pub fixes: Vec<Fix>,
    /// Fields whose values are redacted.
    pub secrets: Vec<Pattern>,
    /// Models that keep undocumented keys.
    pub keep_unknown_keys: Vec<Pattern>,
    /// The folder of payloads.
    pub payload_folder: Option<PayloadFolder>,
    /// The payloads, which are evidence.
    pub payloads: Vec<Payload>,
}

/// The folder of payloads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PayloadFolder {
    /// The path, relative to the configuration.
    pub path: String,
    /// The span of the setting.
    pub span: Span,
}

/// The name of a page format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Format {
    /// The name of the front end.
    pub name: String,
    /// The span of the setting.
    pub span: Span,
}

/// An override of one model, field or value.
#[derive(Clone, Debug, PartialEq)]
pub struct Fix {
    /// The title of the model, qualified by its namespace if the title is ambiguous, or a pattern of both.
    pub model: String,
    /// The documented name of the field, or a pattern; `None` for the model itself or a value.
    pub field: Option<String>,
    /// The enum value.
    pub value: Option<String>,
    /// The JSON key.
    pub wire: Option<String>,
    /// The type, in the notation of [`crate::schema::Type`].
    pub ty: Option<String>,
    /// Whether `null` is allowed.
    pub nullable: Option<bool>,
    /// Whether the field is required.
    pub required: Option<bool>,
    /// The Rust name.
    pub rename: Option<String>,
    /// Omits the model or field.
    pub skip: bool,
    /// The reason.
    pub reason: String,
    /// The span of the entry.
    pub span: Span,
}

impl Fix {
    /// Whether it is about all models or fields that match a pattern.
    pub fn is_pattern(&self) -> bool {
        let has_wildcard = |text: &String| text.contains(['*', '?']);
        has_wildcard(&self.model) || self.field.as_ref().is_some_and(has_wildcard)
    }

    /// Whether its model is one with this path and this title.
    pub fn is_about(&self, path: &str, title: &str) -> bool {
        is_like(&self.model, path) || is_like(&self.model, title)
    }

    /// The name of the subject, for messages.
    pub fn subject(&self) -> String {
        match (&self.field, &self.value) {
            (Some(field), _) => format!("{}.{field}", self.model),
            (None, Some(value)) => format!("the value {value:?} of {}", self.model),
            (None, None) => self.model.clone(),
        }
    }
}
