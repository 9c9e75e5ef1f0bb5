//! Resolved types.

use super::ModelId;
use crate::schema::Constant;

/// A type with resolved references.
#[derive(Clone, Debug, PartialEq)]
pub enum Type {
    /// A string.
    String,
    /// A boolean.
    Boolean,
    /// An integer.
    Integer,
    /// A floating-point number.
    Float,
    /// An unspecified number.
    Number,
    /// A number with a fraction on the page, which may be invented: it is never only an integer.
    AnyNumber,
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
    /// Any JSON value.
    Any,
    /// A constant.
    Constant(Constant),
    /// A list.
    List(Box<Type>),
    /// A map with string keys.
    Map(Box<Type>),
    /// A nullable type.
    Nullable(Box<Type>),
    /// A boxed type, because it is recursive.
    Boxed(Box<Type>),
    /// A model.
    Model(ModelId),
}

impl Type {
    /// The type inside of lists, maps, nullable types and boxes.
    pub fn items(&self) -> &Self {
        match self {
            Self::List(inner) | Self::Map(inner) | Self::Nullable(inner) | Self::Boxed(inner) => {
                inner.items()
            }
            ty => ty,
        }
    }

    /// The model in the type, if any.
    pub fn model(&self) -> Option<ModelId> {
        match self.items() {
            Self::Model(id) => Some(*id),
            _ => None,
        }
    }
}
