//! What the API says, in the API's terms: plain data that knows nothing of
//! Markdown or of Rust.

mod notation;
mod types;

use serde::{Deserialize, Serialize};

pub use types::{Constant, Reference, Type};

use crate::source::{self, Span};

/// The version of the printed form; it rises when a reader of the JSON would have to change.
pub const VERSION: u32 = 1;

/// Everything that a folder of pages says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Schema {
    /// [`VERSION`] of the writer.
    pub version: u32,
    /// The name of the dialect in which the pages are written.
    pub dialect: String,
    /// One entry a model page, in the order of the pages' paths.
    pub models: Vec<Model>,
    /// One entry a documented method, in the order of the pages and of their sections.
    pub operations: Vec<Operation>,
    /// Paths of the pages that describe no model and no operation, sorted.
    pub other_pages: Vec<String>,
}

/// The type that one page describes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Model {
    /// The page's title.
    pub name: String,
    /// The folders below `models`, joined by `.`; empty for a page that lies in `models` itself.
    pub namespace: String,
    /// Path of the page below the specs folder.
    pub page: String,
    /// Where the title stands.
    pub span: Span,
    /// What stands between the title and the first section, as Markdown; empty where nothing does.
    /// A deprecation notice is not part of it.
    pub lead: String,
    /// Whether and why the type should not be used.
    pub deprecated: Option<Deprecation>,
    /// The page's example as source text of the dialect's language; `None` where the page has none.
    pub example: Option<Text>,
    /// What kind of type it is.
    #[serde(flatten)]
    pub kind: ModelKind,
}

/// The body of a [`Model`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum ModelKind {
    /// An object with named fields.
    Struct {
        /// One entry a table row, in the order of the page.
        fields: Vec<Field>,
    },
    /// A list of known values.
    Enum {
        /// One entry a value, in the order of the page.
        values: Vec<EnumValue>,
        /// Whether the page says that other values may come.
        open: bool,
    },
    /// One of several types.
    Union {
        /// One entry an arm, in the order of the page.
        arms: Vec<Arm>,
    },
}

/// A notice that something should no longer be used.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deprecation {
    /// The page's own words about it as Markdown; `None` where it says no more than the stock sentence.
    pub reason: Option<String>,
}

/// Text that keeps its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    /// The text.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

/// A row of a field table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Field {
    /// The name as documented.
    pub name: String,
    /// Where the name stands.
    pub span: Span,
    /// The documented type.
    #[serde(rename = "type")]
    pub ty: Type,
    /// Where the type stands.
    pub type_span: Span,
    /// Whether the field must be present.
    pub required: bool,
    /// Whether the page says that `null` is allowed.
    pub nullable: bool,
    /// The description as Markdown, with line breaks as `<br/>`; empty where there is none.
    pub description: String,
    /// Whether and why the field should not be used.
    pub deprecated: Option<Deprecation>,
    /// The cell of the Example column, as it stands there; `None` where it is empty.
    pub example: Option<Text>,
    /// What the page's own examples show of the field beyond its type.
    pub evidence: Evidence,
}

/// What examples show of a field that its type does not say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// Where an example gives `null`.
    pub null: Option<Span>,
    /// Where an example gives a number with a fraction.
    pub fraction: Option<Span>,
}

/// One value of an enumeration.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnumValue {
    /// The value on the wire.
    pub value: Constant,
    /// The name that the page gives it, where it gives one.
    pub name: Option<String>,
    /// Where the value stands.
    pub span: Span,
}

/// One arm of a union.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Arm {
    /// The arm's type.
    #[serde(rename = "type")]
    pub ty: Type,
    /// Where the type stands.
    pub span: Span,
    /// The arm's example as source text.
    pub example: Option<Text>,
}

/// One method of an operation page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Operation {
    /// The title of the page.
    pub group: String,
    /// The method's name.
    pub name: String,
    /// Path of the page below the specs folder.
    pub page: String,
    /// Where the method's heading stands.
    pub span: Span,
    /// The one-line summary from the page's list of operations; empty where there is none.
    pub summary: String,
    /// What stands between the heading and the first section, as Markdown.
    pub lead: String,
    /// Whether and why it should not be used.
    pub deprecated: Option<Deprecation>,
    /// The operation id of the API.
    pub id: String,
    /// The HTTP method, in upper case.
    pub method: String,
    /// The path template.
    pub path: String,
    /// The method's own parameters (the SDK's `options` left out), in order.
    pub parameters: Vec<Parameter>,
    /// The type of a successful response; `None` where it has no body.
    pub response: Option<Type>,
    /// One entry a row of the error table.
    pub errors: Vec<ErrorCase>,
}

/// One parameter of an operation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Parameter {
    /// The name; `request` where the operation takes one request object.
    pub name: String,
    /// Where the name stands.
    pub span: Span,
    /// The documented type.
    #[serde(rename = "type")]
    pub ty: Type,
    /// Whether it must be given.
    pub required: bool,
    /// The description as Markdown; empty where there is none.
    pub description: String,
}

/// One row of an operation's error table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ErrorCase {
    /// The error's type, as the table names it.
    #[serde(rename = "type")]
    pub ty: Reference,
    /// The status codes, such as `400` or `4XX`.
    pub status: Vec<String>,
    /// The content type.
    pub content_type: String,
}

impl Schema {
    /// The schema as indented JSON that ends with a line break; equal schemas give equal bytes.
    pub fn to_json(&self) -> serde_json::Result<String> {
        serde_json::to_string_pretty(self).map(|json| source::shown_json(&json) + "\n")
    }
}

impl Model {
    /// The name by which people and the configuration call the model: the title behind its namespace.
    pub fn path(&self) -> String {
        if self.namespace.is_empty() {
            self.name.clone()
        } else {
            format!("{}.{}", self.namespace, self.name)
        }
    }
}
