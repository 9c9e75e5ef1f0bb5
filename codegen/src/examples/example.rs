//! The examples of pages as plain data.

use serde_json::Value;

use crate::resolve::{Field, ModelId};
use crate::source::Span;

/// A value that a page shows.
#[derive(Clone, Debug)]
pub struct Example<'a> {
    /// The model on whose page it stands.
    pub model: ModelId,
    /// What it is an example of.
    pub origin: Origin<'a>,
    /// Where it stands.
    pub span: Span,
    /// The value as JSON, with the keys of the wire; `None` where it cannot be read, or holds what
    /// JSON does not have.
    pub value: Option<Value>,
    /// What contradicts the documented type, in the order of the text.
    pub faults: Vec<Fault>,
}

/// What an example is an example of.
#[derive(Clone, Copy, Debug)]
pub enum Origin<'a> {
    /// The model.
    Page,
    /// A variant of the union, by its place on the page.
    Variant(usize),
    /// A field of the struct: it stands in the field's row.
    Field(&'a Field<'a>),
}

/// Where an example contradicts the documented type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What kind of contradiction it is.
    pub kind: FaultKind,
    /// Where it is.
    pub span: Span,
    /// The way from the whole value to the place: `.items[0].id`; empty for the value itself.
    pub path: String,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
}

/// The kinds of contradictions between an example and its type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FaultKind {
    /// The text is no literal, or holds what JSON does not have.
    Unreadable,
    /// A required field is absent.
    MissingField,
    /// A value is of another type.
    WrongType,
    /// A key is not documented.
    UnknownKey,
    /// A value is not among the documented ones.
    UnknownValue,
    /// Null stands where it is not allowed.
    Null,
}

impl Example<'_> {
    /// The value, where nothing contradicts the documented type.
    pub fn usable(&self) -> Option<&Value> {
        self.value.as_ref().filter(|_| self.faults.is_empty())
    }
}
