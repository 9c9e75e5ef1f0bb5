//! What the API says, in the API's terms: plain data that knows nothing of
//! Markdown or of Rust.

mod item;
mod literal;
mod notation;
mod types;

#[cfg(feature = "json")]
use serde::{Deserialize, Serialize};

pub use item::{ItemId, Link, Origin};
pub use literal::{Literal, LiteralKind};
pub use types::{Constant, Reference, Type};

use crate::source::Span;

/// The version of the printed form; it rises when a reader of the JSON would have to change.
pub const VERSION: u32 = 2;

/// Everything that a folder of pages says.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "json", derive(Serialize, Deserialize))]
pub struct Schema {
    /// [`VERSION`] of the writer.
    pub version: u32,
    /// The name of the front end that read the pages.
    pub format: String,
    /// The language of the pages' types, where the format has several.
    pub dialect: Option<String>,
    /// The models, in the order of the pages' paths and of their places on the page.
    pub models: Vec<Model>,
    /// One entry a documented method, in the order of the pages and of their sections.
    pub operations: Vec<Operation>,
    /// Paths of the pages that describe no model and no operation, sorted.
    pub other_pages: Vec<String>,
}

/// A documented type.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "json", derive(Serialize, Deserialize))]
pub struct Model {
    /// The identity.
    #[cfg_attr(feature = "json", serde(flatten))]
    pub id: ItemId,
    /// Where the model is documented.
    pub origin: Origin,
    /// The model inside which this one is written out: a row's own table of fields, for instance.
    /// Its id is the namespace of this one.
    pub parent: Option<ItemId>,
    /// The description as Markdown, without its deprecation notice; empty if there is none.
    pub lead: String,
    /// Whether and why the type should not be used.
    pub deprecated: Option<Deprecation>,
    /// The documented example.
    pub example: Option<Example>,
    /// What kind of type it is.
    #[cfg_attr(feature = "json", serde(flatten))]
    pub kind: ModelKind,
}

/// The body of a [`Model`].
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "json", derive(Serialize, Deserialize))]
#[cfg_attr(feature = "json", serde(tag = "kind", rename_all = "kebab-case"))]
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
        /// One entry a variant, in the order of the page.
        variants: Vec<Variant>,
    },
}

/// A notice that something should no longer be used.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "json", derive(Serialize, Deserialize))]
pub struct Deprecation {
    /// The page's own words about it as Markdown; `None` where it says no more than the stock sentence.
    pub reason: Option<String>,
}

/// A value that a page shows.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "json", derive(Serialize, Deserialize))]
pub struct Example {
    /// The text as written.
    pub text: String,
    /// The place of the text.
    pub span: Span,
    /// The value that the text writes, with ranges of bytes of the text; `None` if the text is no
    /// literal, so that it is a value at most as plain text.
    pub value: Option<Literal>,
}

/// A row of a field table.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "json", derive(Serialize, Deserialize))]
pub struct Field {
    /// The name as documented.
    pub name: String,
    /// Where the name stands.
    pub span: Span,
    /// The documented type.
    #[cfg_attr(feature = "json", serde(rename = "type"))]
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
    /// The documented default.
    pub default: Option<Example>,
    /// The examples of the field's row, in order; the texts are free of the escapes of table cells.
    pub examples: Vec<Example>,
    /// What the page's own examples show of the field beyond its type.
    pub evidence: Evidence,
}

/// What examples show of a field that its type does not say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "json", derive(Serialize, Deserialize))]
pub struct Evidence {
    /// Where an example gives `null`.
    pub null: Option<Span>,
    /// Where an example gives a number with a fraction.
    pub fraction: Option<Span>,
}

/// One value of an enumeration.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "json", derive(Serialize, Deserialize))]
pub struct EnumValue {
    /// The value on the wire.
    pub value: Constant,
    /// The name that the page gives it, where it gives one.
    pub name: Option<String>,
    /// Where the value stands.
    pub span: Span,
}

/// One variant of a union.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "json", derive(Serialize, Deserialize))]
pub struct Variant {
    /// The variant's type.
    #[cfg_attr(feature = "json", serde(rename = "type"))]
    pub ty: Type,
    /// Where the type stands.
    pub span: Span,
    /// The variant's example.
    pub example: Option<Example>,
}

/// A documented operation.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "json", derive(Serialize, Deserialize))]
pub struct Operation {
    /// The title of the page.
    pub group: String,
    /// The method's name.
    pub name: String,
    /// Where the operation is documented.
    pub origin: Origin,
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
    /// The documented successful responses.
    pub responses: Vec<Response>,
    /// One entry a row of the error table.
    pub errors: Vec<ErrorCase>,
}

/// One parameter of an operation.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "json", derive(Serialize, Deserialize))]
pub struct Parameter {
    /// The name; `request` where the operation takes one request object.
    pub name: String,
    /// Where the name stands.
    pub span: Span,
    /// Where the parameter is sent; `None` where the page does not state it.
    pub location: Option<Location>,
    /// The documented type.
    #[cfg_attr(feature = "json", serde(rename = "type"))]
    pub ty: Type,
    /// Whether it must be given.
    pub required: bool,
    /// The description as Markdown; empty where there is none.
    pub description: String,
}

/// The part of a request that carries a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "json", derive(Serialize, Deserialize))]
#[cfg_attr(feature = "json", serde(rename_all = "kebab-case"))]
pub enum Location {
    /// The path template.
    Path,
    /// The query.
    Query,
    /// A header.
    Header,
    /// A cookie.
    Cookie,
    /// The body.
    Body,
}

/// A successful response of an operation.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "json", derive(Serialize, Deserialize))]
pub struct Response {
    /// The type of the body; `None` if there is no body.
    #[cfg_attr(feature = "json", serde(rename = "type"))]
    pub ty: Option<Type>,
    /// The status codes, such as `200` or `2XX`; empty where the page states none.
    pub status: Vec<String>,
    /// The media type; `None` where the page states none.
    pub media_type: Option<String>,
}

/// One row of an operation's error table.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "json", derive(Serialize, Deserialize))]
pub struct ErrorCase {
    /// The error's type, as the table names it.
    #[cfg_attr(feature = "json", serde(rename = "type"))]
    pub ty: Reference,
    /// The status codes, such as `400` or `4XX`.
    pub status: Vec<String>,
    /// The media type; `None` where the page states none.
    pub media_type: Option<String>,
}

impl Schema {
    /// The schema as indented JSON that ends with a line break; equal schemas give equal bytes.
    #[cfg(feature = "json")]
    pub fn to_json(&self) -> serde_json::Result<String> {
        serde_json::to_string_pretty(self).map(|json| crate::source::shown_json(&json) + "\n")
    }
}

impl Operation {
    /// The types of the bodies of successful responses.
    pub fn response_types(&self) -> impl Iterator<Item = &Type> {
        self.responses
            .iter()
            .filter_map(|response| response.ty.as_ref())
    }
}

impl Model {
    /// The path by which the configuration and reports name the model: the namespace and the name.
    pub fn path(&self) -> String {
        self.id.to_string()
    }
}
