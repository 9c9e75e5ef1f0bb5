//! The documented API as plain data, independent of Markdown and Rust.

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

/// The version of the JSON format; it rises with incompatible changes.
pub const VERSION: u32 = 2;

/// The content of a folder of pages.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "json", derive(Serialize, Deserialize))]
pub struct Schema {
    /// The [`VERSION`] of the format.
    pub version: u32,
    /// The name of the front end that read the pages.
    pub format: String,
    /// The language of the pages' types, if the format has several.
    pub dialect: Option<String>,
    /// The models, in the order of the pages' paths and of their places on the page.
    pub models: Vec<Model>,
    /// One entry a documented method, in the order of the pages and of their sections.
    pub operations: Vec<Operation>,
    /// Models that pair the body of a response with parts of HTTP, and are not JSON. The responses of the
    /// operations have their bodies and headers.
    pub envelopes: Vec<Model>,
    /// Paths of the pages without models and operations, sorted.
    pub other_pages: Vec<String>,
}

/// A documented type.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "json", derive(Serialize, Deserialize))]
pub struct Model {
    /// The identity.
    #[cfg_attr(feature = "json", serde(flatten))]
    pub id: ItemId,
    /// The origin of the model.
    pub origin: Origin,
    /// The model inside which this one is written out: a row's own table of fields, for instance.
    /// Its id is the namespace of this one.
    pub parent: Option<ItemId>,
    /// The description as Markdown, without its deprecation notice; empty if there is none.
    pub lead: String,
    /// The deprecation of the type.
    pub deprecated: Option<Deprecation>,
    /// The documented example.
    pub example: Option<Example>,
    /// The kind of type.
    #[cfg_attr(feature = "json", serde(flatten))]
    pub kind: ModelKind,
}

/// The kind of a [`Model`].
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "json", derive(Serialize, Deserialize))]
#[cfg_attr(feature = "json", serde(tag = "kind", rename_all = "kebab-case"))]
pub enum ModelKind {
    /// An object with named fields.
    Struct {
        /// One field per row, in page order.
        fields: Vec<Field>,
    },
    /// A list of known values.
    Enum {
        /// The values, in page order.
        values: Vec<EnumValue>,
        /// Whether the page announces undocumented values.
        open: bool,
    },
    /// One of several types.
    Union {
        /// The variants, in page order.
        variants: Vec<Variant>,
    },
}

/// A deprecation note.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "json", derive(Serialize, Deserialize))]
pub struct Deprecation {
    /// The reason as Markdown; `None` if the note has only the stock phrase.
    pub reason: Option<String>,
}

/// An example value.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "json", derive(Serialize, Deserialize))]
pub struct Example {
    /// The text as written.
    pub text: String,
    /// The span of the text.
    pub span: Span,
    /// The parsed value, with byte ranges of the text; `None` if the text is not a literal.
    pub value: Option<Literal>,
}

/// A row of a field table.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "json", derive(Serialize, Deserialize))]
pub struct Field {
    /// The name as documented.
    pub name: String,
    /// The span of the name.
    pub span: Span,
    /// The documented type.
    #[cfg_attr(feature = "json", serde(rename = "type"))]
    pub ty: Type,
    /// The span of the type.
    pub type_span: Span,
    /// Whether the field is required.
    pub required: bool,
    /// Whether the field is documented as nullable.
    pub nullable: bool,
    /// The description as Markdown, with line breaks as `<br/>`; may be empty.
    pub description: String,
    /// The deprecation of the field.
    pub deprecated: Option<Deprecation>,
    /// The documented default.
    pub default: Option<Example>,
    /// The examples in the field's row, in order, without the escapes of table cells.
    pub examples: Vec<Example>,
    /// Evidence of the page's examples about the field.
    pub evidence: Evidence,
}

/// Evidence of examples about a field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "json", derive(Serialize, Deserialize))]
pub struct Evidence {
    /// The span of an example with `null`.
    pub null: Option<Span>,
    /// The span of an example with a fraction.
    pub fraction: Option<Span>,
}

/// An enum value.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "json", derive(Serialize, Deserialize))]
pub struct EnumValue {
    /// The value on the wire.
    pub value: Constant,
    /// The documented name, if any.
    pub name: Option<String>,
    /// The description as Markdown; may be empty.
    pub description: String,
    /// The span of the value.
    pub span: Span,
}

/// A union variant.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "json", derive(Serialize, Deserialize))]
pub struct Variant {
    /// The variant's type.
    #[cfg_attr(feature = "json", serde(rename = "type"))]
    pub ty: Type,
    /// The span of the type.
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
    /// The origin of the operation.
    pub origin: Origin,
    /// The summary from the page's list of operations; may be empty.
    pub summary: String,
    /// The text between the heading and the first section, as Markdown.
    pub lead: String,
    /// The deprecation.
    pub deprecated: Option<Deprecation>,
    /// The operation id of the API; group and name, joined by `.`, if the page does not state it.
    pub id: String,
    /// The HTTP method, in upper case; empty if the page does not state it.
    pub method: String,
    /// The path template; empty if the page does not state it.
    pub path: String,
    /// The parameters of the method, in order, without the SDK's `options`.
    pub parameters: Vec<Parameter>,
    /// The documented successful responses.
    pub responses: Vec<Response>,
    /// One error per row of the error table.
    pub errors: Vec<ErrorCase>,
}

/// A parameter of an operation.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "json", derive(Serialize, Deserialize))]
pub struct Parameter {
    /// The name; `request` if the operation takes one request object.
    pub name: String,
    /// The span of the name.
    pub span: Span,
    /// The location of the parameter; `None` if the page does not state it.
    pub location: Option<Location>,
    /// The documented type.
    #[cfg_attr(feature = "json", serde(rename = "type"))]
    pub ty: Type,
    /// Whether it is required.
    pub required: bool,
    /// The description as Markdown; may be empty.
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
    /// The status codes, such as `200` or `2XX`; empty if the page states none.
    pub status: Vec<String>,
    /// The media type; `None` if the page states none.
    pub media_type: Option<String>,
    /// The type of the headers, if an envelope documents them.
    pub headers: Option<Type>,
    /// The description of the body as Markdown; may be empty.
    pub description: String,
}

/// A row of an operation's error table.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "json", derive(Serialize, Deserialize))]
pub struct ErrorCase {
    /// The error's type, as the table names it.
    #[cfg_attr(feature = "json", serde(rename = "type"))]
    pub ty: Reference,
    /// The status codes, such as `400` or `4XX`.
    pub status: Vec<String>,
    /// The media type; `None` if the page states none.
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
    /// The HTTP method and the path, or the id if the page does not state them.
    pub fn endpoint(&self) -> String {
        if self.path.is_empty() {
            self.id.clone()
        } else {
            format!("{} {}", self.method, self.path)
        }
    }

    /// The types of the bodies of successful responses.
    pub fn response_types(&self) -> impl Iterator<Item = &Type> {
        self.responses
            .iter()
            .filter_map(|response| response.ty.as_ref())
    }
}

impl Model {
    /// The path of the model in configuration and reports: the namespace and the name.
    pub fn path(&self) -> String {
        self.id.to_string()
    }
}
