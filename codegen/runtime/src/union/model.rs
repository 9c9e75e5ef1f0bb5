//! What the choice among variants asks of a union.

use serde_json::Value;

use super::node::{BufferError, Node};
use crate::arbitrary::SampleVariant;
use crate::shape::Shape;
use crate::wire::Wire;

/// A type that is one of several documented types.
///
/// [`union!`](crate::union) implements it.
pub trait Union: Wire + 'static {
    /// The union's name, for errors.
    const NAME: &'static str;

    /// The key whose value distinguishes some of the variants.
    const TAG: Option<&'static str>;

    /// The variants, in the order of the documentation.
    const VARIANTS: &'static [Variant<Self>];

    /// Whether a variant may hold a secret, so that no error may show a value.
    const IS_SECRET: bool;

    /// Keeps a value that matches none of the variants.
    fn unrecognized(value: Value) -> Self;
}

/// A variant of the union `U`.
pub struct Variant<U> {
    /// The name.
    pub name: &'static str,
    /// The values of the tag that select the variant.
    pub tags: &'static [&'static str],
    /// What distinguishes values of the variant.
    pub shape: Shape,
    /// Decodes a value.
    pub decode: fn(Node<'_>) -> Result<U, BufferError>,
    /// Makes arbitrary values.
    pub sample: SampleVariant<U>,
}

/// What distinguishes values of a variant; the constructor determines the type.
pub const fn shape_of<T: Wire, U>(_: fn(T) -> U) -> Shape {
    T::SHAPE
}

/// Decodes the content of a variant.
///
/// # Errors
/// The error of the content's type.
pub fn decode_variant<T: Wire, U>(variant: fn(T) -> U, node: Node<'_>) -> Result<U, BufferError> {
    T::read_node(node).map(variant)
}
