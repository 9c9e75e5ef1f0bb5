//! The types of fields and variants: how they are decoded and encoded.

use std::marker::PhantomData;
use std::rc::Rc;

use serde::de::{DeserializeOwned, DeserializeSeed, Deserializer};
use serde::ser::{Serialize, Serializer};
use serde_json::Value;

use crate::shape::Shape;
use crate::union::{BufferError, Node, read_value};

/// A type that fields and the variants of unions can hold.
///
/// The macros implement it for models. Code outside of this crate has no need to call it.
pub trait Wire: DeserializeOwned + Serialize {
    /// What distinguishes values of the type.
    #[doc(hidden)]
    const SHAPE: Shape;

    /// A value that fills a required field until the field is decoded.
    fn placeholder() -> Self;

    /// Decodes the value of a field.
    ///
    /// # Errors
    /// The error of the format.
    #[doc(hidden)]
    #[inline]
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(deserializer)
    }

    /// Encodes the value of a field.
    ///
    /// # Errors
    /// The error of the format.
    #[doc(hidden)]
    #[inline]
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.serialize(serializer)
    }

    /// Decodes a buffered value; a union fails where its `Deserialize` would keep the value as
    /// unrecognized.
    ///
    /// # Errors
    /// Why the value does not decode.
    #[doc(hidden)]
    fn read_node(node: Node<'_>) -> Result<Self, BufferError> {
        Self::read(node)
    }

    /// Decodes a value; a union fails where its `Deserialize` would keep the value as unrecognized.
    ///
    /// # Errors
    /// The error of decoding.
    fn decode(value: &Value) -> Result<Self, serde_json::Error> {
        let buffer = Rc::new(read_value(value)?);
        Self::read_node(Node::root(&buffer)).map_err(serde::de::Error::custom)
    }
}

/// A value that is encoded as the value of a field.
pub(crate) struct Written<'a, T>(pub(crate) &'a T);

impl<T: Wire> Serialize for Written<'_, T> {
    #[inline]
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.write(serializer)
    }
}

/// Decodes a value as that of a field.
pub(crate) struct Seed<T>(pub(crate) PhantomData<T>);

impl<'de, T: Wire> DeserializeSeed<'de> for Seed<T> {
    type Value = T;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        T::read(deserializer)
    }
}
