//! What a language has to read.

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::schema::{EnumValue, Literal, Reference, Type};
use crate::source::Excerpt;

/// The language of a set of pages.
///
/// Every reader gets text with its place, so that an error underlines the very characters
/// that it is about.
pub trait TypeSyntax: Sync {
    /// The name by which the dialect is chosen and reported: that of the pages' usage comments.
    fn name(&self) -> &'static str;

    /// Whether code behind a fence with this info string is code of the dialect's language.
    fn is_language(&self, info: &str) -> bool;

    /// The sentence that stands for a deprecation without a reason of its own.
    fn stock_deprecation(&self) -> &'static str;

    /// Whether an example holds a value, and is not merely a note that there is none.
    fn has_example(&self, code: &str) -> bool;

    /// Reads the value that an example or a cell of an Example column gives; `None` where it
    /// gives none that can be read.
    fn read_example(&self, code: &str) -> Option<Literal>;

    /// Reads a cell of a Type column.
    ///
    /// # Errors
    ///
    /// `unreadable-type` or `too-deep`, at the first word or mark that does not fit.
    fn read_type(&self, cell: Excerpt<'_>) -> Result<Type, Diagnostic>;

    /// Reads the heading of a union's variant, without its backticks.
    ///
    /// # Errors
    ///
    /// As [`TypeSyntax::read_type`].
    fn read_variant(&self, heading: Excerpt<'_>) -> Result<Type, Diagnostic>;

    /// Reads what a method returns; `None` where that is nothing.
    ///
    /// # Errors
    ///
    /// As [`TypeSyntax::read_type`].
    fn read_response(&self, text: Excerpt<'_>) -> Result<Option<Type>, Diagnostic>;

    /// Reads the name of an error in a method's table of errors.
    ///
    /// # Errors
    ///
    /// As [`TypeSyntax::read_type`].
    fn read_error(&self, cell: Excerpt<'_>) -> Result<Reference, Diagnostic>;

    /// Reads the values of an enumeration; what cannot be read is reported as
    /// `unreadable-value` and left out.
    fn read_values(&self, list: &ValueList<'_>, diagnostics: &mut Diagnostics) -> Values;
}

/// The values of an enumeration as its page lists them.
#[derive(Clone, Debug)]
pub struct ValueList<'a> {
    /// Paragraphs beside the list.
    pub notes: Vec<Excerpt<'a>>,
    /// The list.
    pub form: ValueForm<'a>,
}

/// The forms in which a page lists the values of an enumeration.
#[derive(Clone, Debug)]
pub enum ValueForm<'a> {
    /// Code between fences.
    Code(Excerpt<'a>),
    /// The rows of a table of names and values.
    Table(Vec<[Excerpt<'a>; 2]>),
    /// The items of a list, with their marks.
    Items(Vec<Excerpt<'a>>),
}

/// The values of an enumeration.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Values {
    /// The values in the order of the page; the same value may stand there twice.
    pub values: Vec<EnumValue>,
    /// Whether the page says that other values may come.
    pub open: bool,
}
