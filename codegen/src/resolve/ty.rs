//! Types in which links are followed.

use super::ModelId;
use crate::schema::Constant;

/// A type in which links are followed.
#[derive(Clone, Debug, PartialEq)]
pub enum Type {
    /// Text.
    String,
    /// True or false.
    Boolean,
    /// A whole number.
    Integer,
    /// A number with a fraction.
    Float,
    /// A number, whole or not.
    Number,
    /// A whole number beyond 53 bits.
    BigInteger,
    /// A decimal number.
    Decimal,
    /// A calendar date.
    Date,
    /// A point in time.
    DateTime,
    /// Any JSON value.
    Any,
    /// Exactly this value.
    Constant(Constant),
    /// Any number of items.
    List(Box<Type>),
    /// Any number of values under keys.
    Map(Box<Type>),
    /// A value or null.
    Nullable(Box<Type>),
    /// A type behind a pointer, because it contains the type that holds it.
    Boxed(Box<Type>),
    /// A model.
    Model(ModelId),
}

impl Type {
    /// The type that is left when lists, maps, null and boxes around it are taken away.
    pub fn items(&self) -> &Self {
        match self {
            Self::List(inner) | Self::Map(inner) | Self::Nullable(inner) | Self::Boxed(inner) => {
                inner.items()
            }
            ty => ty,
        }
    }

    /// The model of which the type is made, if it is made of one.
    pub fn model(&self) -> Option<ModelId> {
        match self.items() {
            Self::Model(id) => Some(*id),
            _ => None,
        }
    }
}
