//! Documented types and their short notation.

use std::fmt;

#[cfg(feature = "json")]
use serde::{Deserialize, Serialize};

use super::item::Link;
use crate::source::Span;

/// A documented type.
///
/// [`fmt::Display`] prints the notation of configuration and reports:
/// `string`, `integer[]`, `map<any>`, `"constant"`, `operations.Name`, `string?` (nullable),
/// `(string | binary)[]`.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "json", derive(Serialize, Deserialize))]
#[cfg_attr(feature = "json", serde(tag = "is", rename_all = "kebab-case"))]
pub enum Type {
    /// A string.
    String,
    /// An unspecified number.
    Number,
    /// An integer.
    Integer,
    /// A floating-point number.
    Float,
    /// A boolean.
    Boolean,
    /// Any JSON value.
    Any,
    /// An integer beyond 53 bits.
    BigInteger,
    /// A decimal number.
    Decimal,
    /// A number, or its digits in a string.
    LenientNumber,
    /// A calendar date.
    Date,
    /// A point in time.
    DateTime,
    /// Bytes, which are base64 in JSON.
    Bytes,
    /// Binary data that is never part of JSON.
    Binary,
    /// A constant.
    Constant {
        /// The value.
        value: Constant,
    },
    /// A list.
    List {
        /// The type of an item.
        items: Box<Type>,
    },
    /// A map with string keys.
    Map {
        /// The type of a value.
        values: Box<Type>,
    },
    /// A stream of events.
    Stream {
        /// The type of an event.
        items: Box<Type>,
    },
    /// A nullable type.
    Nullable {
        /// The type of the value.
        inner: Box<Type>,
    },
    /// An inline union.
    Union {
        /// The types, in page order.
        variants: Vec<Type>,
    },
    /// A reference to another item.
    Ref(Reference),
}

/// A documented value: of an enum, or the constant value of a field.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "json", derive(Serialize, Deserialize))]
#[cfg_attr(feature = "json", serde(untagged))]
pub enum Constant {
    /// A boolean.
    Boolean(bool),
    /// An integer.
    Integer(i64),
    /// A string.
    String(String),
}

impl Type {
    /// Calls a function with each reference in the type, in text order.
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

    /// The nesting depth; 0 for a type without inner types.
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
    /// The value as text, without quotes.
    pub fn text(&self) -> String {
        match self {
            Self::Boolean(value) => value.to_string(),
            Self::Integer(value) => value.to_string(),
            Self::String(value) => value.clone(),
        }
    }
}

/// A reference to another item.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "json", derive(Serialize, Deserialize))]
pub struct Reference {
    /// The qualifier, such as `models` or `operations`; may be empty.
    pub namespace: String,
    /// The title.
    pub name: String,
    /// The target of the link; `None` without a link into the folder of pages.
    pub target: Option<Link>,
    /// The span of the name.
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
            Self::LenientNumber => f.write_str("lenient-number"),
            Self::Date => f.write_str("date"),
            Self::DateTime => f.write_str("date-time"),
            Self::Bytes => f.write_str("bytes"),
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
