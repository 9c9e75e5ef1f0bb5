//! Code that constructs a value, as plain data.

use serde_json::Value;

use super::types::ModelPath;
use crate::config::MapType;

/// Code that constructs a value of a type, for the documentation of the type.
#[derive(Clone, Debug, PartialEq)]
pub struct Code {
    /// The path under which other crates name the models.
    pub root: String,
    /// The statements, in order.
    pub statements: Vec<Statement>,
}

/// A statement of [`Code`].
#[derive(Clone, Debug, PartialEq)]
pub enum Statement {
    /// `let variable = value;`
    Let {
        /// The variable.
        name: String,
        /// Whether its fields are assigned later.
        mutable: bool,
        /// The value.
        value: Expression,
    },
    /// `variable.field = value;`
    Set {
        /// The variable.
        name: String,
        /// The field.
        field: String,
        /// The value.
        value: Expression,
    },
    /// The number of omitted assignments.
    More(usize),
}

/// A value in [`Code`].
#[derive(Clone, Debug, PartialEq)]
pub enum Expression {
    /// A string slice.
    Text(String),
    /// An owned string.
    String(String),
    /// A number or boolean literal.
    Literal(String),
    /// A variable.
    Name(String),
    /// A string that is parsed into the expected type.
    Parsed(String),
    /// The same, if the parse error may not implement the standard error trait.
    Unwrapped(String),
    /// A value that is converted into the expected type.
    Into(Box<Expression>),
    /// A JSON value.
    Json(Value),
    /// A JSON value that is decoded into the expected type.
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
    /// A documented enum value.
    EnumVariant(ModelPath, String),
    /// The enum variant for a value, documented or not.
    From(ModelPath, Box<Expression>),
    /// A union variant with its content.
    UnionVariant(ModelPath, String, Box<Expression>),
    /// `Model::new(…)`, or `Model::default()` without required fields.
    New(ModelPath, Vec<Expression>),
    /// `Model::new(ModelRequired { … })`: the model, the struct of its required fields, and these.
    NewNamed(ModelPath, ModelPath, Vec<(String, Expression)>),
}

impl Code {
    /// Calls a function with each value in the code, in preorder.
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
            Self::Map(_, entries) | Self::NewNamed(_, _, entries) => {
                entries.iter().for_each(|(_, value)| value.each(visit))
            }
            _ => {}
        }
    }

    /// The types that the value names.
    pub fn names(&self) -> impl Iterator<Item = &ModelPath> {
        let (model, required) = match self {
            Self::NewNamed(path, required, _) => (Some(path), Some(required)),
            _ => (self.model(), None),
        };
        model.into_iter().chain(required)
    }

    fn model(&self) -> Option<&ModelPath> {
        match self {
            Self::EnumVariant(path, _)
            | Self::From(path, _)
            | Self::UnionVariant(path, ..)
            | Self::New(path, _) => Some(path),
            _ => None,
        }
    }
}
