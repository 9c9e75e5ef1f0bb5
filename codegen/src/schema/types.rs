//! Types as the pages name them, and their short notation.

use std::fmt;

#[cfg(feature = "json")]
#[cfg(feature = "json")]
use serde::{Deserialize, Serialize};

use super::item::Link;
use crate::source::Span;

/// A documented type.
///
/// [`fmt::Display`] gives the notation that configuration and reports use:
/// `string`, `integer[]`, `map<any>`, `"constant"`, `operations.Name`, `string?` (nullable),
/// `(string | binary)[]`.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "json", derive(Serialize, Deserialize))]
#[cfg_attr(feature = "json", serde(tag = "is", rename_all = "kebab-case"))]
pub enum Type {
    /// Text.
    String,
    /// A number of which the pages do not say whether it is an integer.
    Number,
    /// A whole number.
    Integer,
    /// A number with a fraction.
    Float,
    /// True or false.
    Boolean,
    /// Any JSON value.
    Any,
    /// A whole number beyond 53 bits.
    BigInteger,
    /// A decimal number of any precision.
    Decimal,
    /// A calendar date.
    Date,
    /// A point in time.
    DateTime,
    /// The bytes of a file or a body, which JSON does not carry.
    Binary,
    /// Exactly this value.
    Constant {
        /// The value.
        value: Constant,
    },
    /// Any number of items in order.
    List {
        /// The type of an item.
        items: Box<Type>,
    },
    /// Any number of values, each under a key.
    Map {
        /// The type of a value.
        values: Box<Type>,
    },
    /// A sequence of events of one type.
    Stream {
        /// The type of an event.
        items: Box<Type>,
    },
    /// A value or null.
    Nullable {
        /// The type of the value.
        inner: Box<Type>,
    },
    /// One of several types, without a page of its own.
    Union {
        /// The types, in the order of the page.
        variants: Vec<Type>,
    },
    /// A type that has a page of its own.
    Ref(Reference),
}

/// A value that is written on a page: of an enumeration, or the only one that a field can have.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "json", derive(Serialize, Deserialize))]
#[cfg_attr(feature = "json", serde(untagged))]
pub enum Constant {
    /// True or false.
    Boolean(bool),
    /// A whole number.
    Integer(i64),
    /// Text.
    String(String),
}

impl Type {
    /// Calls a function with each name of a model in the type, in the order of the text.
    pub fn each_reference<'t>(&'t self, visit: &mut impl FnMut(&'t Reference)) {
        match self {
            Self::Ref(reference) => visit(reference),
            Self::List { items: inner }
            | Self::Map { values: inner }
            | Self::Stream { items: inner }
            | Self::Nullable { inner } => inner.each_reference(visit),
            Self::Union { variants } => variants
                .iter()
                .for_each(|variant| variant.each_reference(visit)),
            _ => {}
        }
    }

    /// How many types lie in one another within it; 0 where there is nothing but itself.
    pub fn height(&self) -> usize {
        match self {
            Self::List { items: inner }
            | Self::Stream { items: inner }
            | Self::Map { values: inner }
            | Self::Nullable { inner } => 1 + inner.height(),
            Self::Union { variants } => 1 + variants.iter().map(Self::height).max().unwrap_or(0),
            _ => 0,
        }
    }
}

impl Constant {
    /// The value as plain text, without quotes.
    pub fn text(&self) -> String {
        match self {
            Self::Boolean(value) => value.to_string(),
            Self::Integer(value) => value.to_string(),
            Self::String(value) => value.clone(),
        }
    }
}

/// The name of another model.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "json", derive(Serialize, Deserialize))]
pub struct Reference {
    /// The qualifier, such as `models` or `operations`; empty where there is none.
    pub namespace: String,
    /// The title.
    pub name: String,
    /// The target of the name's link; `None` where the name is not linked or the link leads out of
    /// the specs folder.
    pub target: Option<Link>,
    /// Where the name stands.
    pub span: Span,
}

impl fmt::Display for Type {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::String => f.write_str("string"),
            Self::Number => f.write_str("number"),
            Self::Integer => f.write_str("integer"),
            Self::Float => f.write_str("float"),
            Self::Boolean => f.write_str("boolean"),
            Self::Any => f.write_str("any"),
            Self::BigInteger => f.write_str("bigint"),
            Self::Decimal => f.write_str("decimal"),
            Self::Date => f.write_str("date"),
            Self::DateTime => f.write_str("date-time"),
            Self::Binary => f.write_str("binary"),
            Self::Constant { value } => value.fmt(f),
            Self::List { items } if matches!(**items, Self::Union { .. }) => {
                write!(f, "({items})[]")
            }
            Self::List { items } => write!(f, "{items}[]"),
            Self::Map { values } => write!(f, "map<{values}>"),
            Self::Stream { items } => write!(f, "stream<{items}>"),
            Self::Nullable { inner } if matches!(**inner, Self::Union { .. }) => {
                write!(f, "({inner})?")
            }
            Self::Nullable { inner } => write!(f, "{inner}?"),
            Self::Union { variants } => {
                for (index, variant) in variants.iter().enumerate() {
                    let separator = if index == 0 { "" } else { " | " };
                    write!(f, "{separator}{variant}")?;
                }
                Ok(())
            }
            Self::Ref(reference) => reference.fmt(f),
        }
    }
}

impl fmt::Display for Constant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Boolean(value) => value.fmt(f),
            Self::Integer(value) => value.fmt(f),
            Self::String(value) => write!(f, "{value:?}"),
        }
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.namespace.is_empty() {
            f.write_str(&self.name)
        } else {
            write!(f, "{}.{}", self.namespace, self.name)
        }
    }
}
