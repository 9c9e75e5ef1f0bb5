//! Code that builds a value, as plain data.

use serde_json::Value;

use super::types::ModelPath;
use crate::config::MapType;

/// Code that builds a value of a type, for the documentation of the type.
#[derive(Clone, Debug, PartialEq)]
pub struct Code {
    /// The path under which other crates name the models.
    pub root: String,
    /// What is done, in order.
    pub statements: Vec<Statement>,
}

/// A statement of [`Code`].
#[derive(Clone, Debug, PartialEq)]
pub enum Statement {
    /// A variable gets a value.
    Let {
        /// The variable.
        name: String,
        /// Whether fields of it are set later.
        mutable: bool,
        /// The value.
        value: Expression,
    },
    /// A field of a variable gets a value.
    Set {
        /// The variable.
        name: String,
        /// The field.
        field: String,
        /// The value.
        value: Expression,
    },
    /// So many more fields could be set.
    More(usize),
}

/// A value in [`Code`].
#[derive(Clone, Debug, PartialEq)]
pub enum Expression {
    /// A borrowed text.
    Text(String),
    /// An owned text.
    String(String),
    /// A number or boolean as it is written.
    Literal(String),
    /// A variable.
    Name(String),
    /// A text that is parsed into what its place asks for.
    Parsed(String),
    /// The same where the error of parsing need not be one of the standard library's.
    Unwrapped(String),
    /// Something that becomes what its place asks for.
    Into(Box<Expression>),
    /// A JSON value.
    Json(Value),
    /// A JSON value that is decoded into what its place asks for.
    Decoded(Value),
    /// `None`
    None,
    /// `Some(…)`
    Some(Box<Expression>),
    /// `Box::new(…)`
    Box(Box<Expression>),
    /// A list.
    Vec(Vec<Expression>),
    /// A map.
    Map(MapType, Vec<(String, Expression)>),
    /// A documented value of an enumeration.
    EnumVariant(ModelPath, String),
    /// The enumeration's variant for a value, whatever that is.
    From(ModelPath, Box<Expression>),
    /// The variant of a union around its content.
    UnionVariant(ModelPath, String, Box<Expression>),
    /// `Model::new(…)`, or `Model::default()` where nothing is required.
    New(ModelPath, Vec<Expression>),
}

impl Code {
    /// Calls a function with each value in the code, outer ones first.
    pub fn each<'c>(&'c self, visit: &mut impl FnMut(&'c Expression)) {
        for statement in &self.statements {
            match statement {
                Statement::Let { value, .. } | Statement::Set { value, .. } => value.each(visit),
                Statement::More(_) => {}
            }
        }
    }
}

impl Expression {
    fn each<'e>(&'e self, visit: &mut impl FnMut(&'e Self)) {
        visit(self);
        match self {
            Self::Into(inner)
            | Self::Some(inner)
            | Self::Box(inner)
            | Self::From(_, inner)
            | Self::UnionVariant(_, _, inner) => inner.each(visit),
            Self::Vec(items) | Self::New(_, items) => {
                items.iter().for_each(|item| item.each(visit));
            }
            Self::Map(_, entries) => entries.iter().for_each(|(_, value)| value.each(visit)),
            _ => {}
        }
    }

    /// The model that is named here.
    pub fn model(&self) -> Option<&ModelPath> {
        match self {
            Self::EnumVariant(path, _)
            | Self::From(path, _)
            | Self::UnionVariant(path, ..)
            | Self::New(path, _) => Some(path),
            _ => None,
        }
    }
}
