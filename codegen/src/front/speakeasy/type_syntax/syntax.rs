//! The interface of type syntaxes.

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::schema::{EnumValue, Literal, Reference, Type};
use crate::source::Excerpt;

/// The language of a set of pages.
///
/// Every parser takes a source slice, so that errors have exact spans.
pub trait TypeSyntax: Sync {
    /// The name of the dialect in configuration and messages, which is the one in usage comments.
    fn name(&self) -> &'static str;

    /// Whether the info string of a fence names the language of the dialect.
    fn is_language(&self, info: &str) -> bool;

    /// The stock phrase of deprecations without a reason.
    fn stock_deprecation(&self) -> &'static str;

    /// Whether an example has a value.
    fn has_example(&self, code: &str) -> bool;

    /// Parses the value of an example or of a cell of an Example column; `None` if there is none.
    fn read_example(&self, code: &str) -> Option<Literal>;

    /// The types that need no page, for messages.
    fn words(&self) -> &'static [&'static str];

    /// Parses a cell of a Type column. A name that needs a page becomes a reference, with or without a link.
    ///
    /// # Errors
    ///
    /// `unreadable-type` or `too-deep`, at the first unexpected token.
    fn read_type(&self, cell: Excerpt<'_>) -> Result<Type, Diagnostic>;

    /// Parses the heading of a union variant, without its backticks.
    ///
    /// # Errors
    ///
    /// As [`TypeSyntax::read_type`].
    fn read_variant(&self, heading: Excerpt<'_>) -> Result<Type, Diagnostic>;

    /// Parses the response type of a method; `None` if there is none.
    ///
    /// # Errors
    ///
    /// As [`TypeSyntax::read_type`].
    fn read_response(&self, text: Excerpt<'_>) -> Result<Option<Type>, Diagnostic>;

    /// Parses the name of an error in the error table of a method.
    ///
    /// # Errors
    ///
    /// As [`TypeSyntax::read_type`].
    fn read_error(&self, cell: Excerpt<'_>) -> Result<Reference, Diagnostic>;

    /// Parses the values of an enum; invalid values are reported as `unreadable-value` and skipped.
    fn read_values(&self, list: &ValueList<'_>, diagnostics: &mut Diagnostics) -> Values;
}

/// The documented list of enum values.
#[derive(Clone, Debug)]
pub struct ValueList<'a> {
    /// Paragraphs beside the list.
    pub notes: Vec<Excerpt<'a>>,
    /// The list.
    pub form: ValueForm<'a>,
}

/// The notations of a list of enum values.
#[derive(Clone, Debug)]
pub enum ValueForm<'a> {
    /// Fenced code.
    Code(Excerpt<'a>),
    /// The rows of a table of names and values.
    Table(Vec<[Excerpt<'a>; 2]>),
    /// The items of a list, with their markers.
    Items(Vec<Excerpt<'a>>),
}

/// The values of an enum.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Values {
    /// The values in page order, with duplicates.
    pub values: Vec<EnumValue>,
    /// Whether the page announces undocumented values.
    pub open: bool,
}
