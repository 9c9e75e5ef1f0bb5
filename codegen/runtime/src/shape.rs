//! What a value must look like to be a value of a type, as far as a union asks.

use crate::object::Table;
use crate::union::{Fit, Node};

/// The kind of JSON of a type, and what distinguishes its values.
#[derive(Clone, Copy)]
pub enum Shape {
    /// Any value.
    Any,
    /// A boolean.
    Boolean,
    /// An integer of 64 bits.
    Integer,
    /// An integer of 128 bits.
    BigInteger,
    /// A number.
    Number,
    /// A number or a string.
    Decimal,
    /// A number, or a string with whether it is one.
    Digits(fn(&str) -> bool),
    /// A string.
    Text,
    /// A string of a certain form.
    Format(fn(&str) -> bool),
    /// A string, with whether an enumeration documents it.
    TextEnum(fn(&str) -> bool),
    /// A number, with whether an enumeration documents it.
    NumberEnum(fn(i64) -> bool),
    /// A list.
    List(&'static Shape),
    /// A map with string keys.
    Map,
    /// Null or a value.
    Nullable(&'static Shape),
    /// A struct.
    Struct(&'static Table),
    /// A union.
    Union(UnionShape),
}

impl Shape {
    /// Whether values of the type hold others that no message may show.
    pub(crate) fn has_secrets(&self) -> bool {
        match self {
            Self::Nullable(inner) | Self::List(inner) => inner.has_secrets(),
            Self::Struct(table) => table.has_secrets(),
            Self::Union(union) => union.is_secret,
            _ => false,
        }
    }
}

/// What the variants of a union say of a value.
#[derive(Clone, Copy)]
pub struct UnionShape {
    /// How well the best variant fits.
    pub(crate) fit: fn(Node<'_>) -> Option<Fit>,
    /// Whether a variant takes the kind of JSON.
    pub(crate) has_kind: fn(Node<'_>) -> bool,
    /// Whether a variant may hold a secret.
    pub(crate) is_secret: bool,
}
