//! The examples of pages as plain data.

use serde_json::Value;

use crate::resolve::{Field, ModelId};
use crate::source::Span;

/// An example on a page.
#[derive(Clone, Debug)]
pub struct Example<'a> {
    /// The model of the page.
    pub model: ModelId,
    /// The subject.
    pub origin: Origin<'a>,
    /// The span.
    pub span: Span,
    /// The value as JSON, with JSON keys; `None` if it cannot be parsed or represented in JSON.
    pub value: Option<Value>,
    /// The contradictions to the documented type, in text order.
    pub faults: Vec<Fault>,
}

/// The subject of an example.
#[derive(Clone, Copy, Debug)]
pub enum Origin<'a> {
    /// The model.
    Page,
    /// A variant of the union, by its place on the page.
    Variant(usize),
    /// A field of the struct, in the row of the field.
    Field(&'a Field<'a>),
}

/// A contradiction between an example and its documented type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The kind.
    pub kind: FaultKind,
    /// The span.
    pub span: Span,
    /// The path in the value: `.items[0].id`; empty for the value itself.
    pub path: String,
    /// The problem, in one sentence without a full stop.
    pub message: String,
}

/// The kinds of contradictions between an example and its type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FaultKind {
    /// The text is not a literal, or cannot be represented in JSON.
    Unreadable,
    /// A required field is missing.
    MissingField,
    /// A value has the wrong type.
    WrongType,
    /// A key is not documented.
    UnknownKey,
    /// A value is undocumented.
    UnknownValue,
    /// Null is not allowed.
    Null,
}

impl Example<'_> {
    /// The value, if it matches the documented type.
    pub fn usable(&self) -> Option<&Value> {
        self.value.as_ref().filter(|_| self.faults.is_empty())
    }
}
