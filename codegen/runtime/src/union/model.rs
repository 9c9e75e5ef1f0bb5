//! What the choice among variants asks of a union.

use serde_json::Value;

use crate::arbitrary::SampleVariant;
use crate::wire::Wire;

/// A type that is one of several documented types.
///
/// [`union!`](crate::union) implements it.
pub trait Union: Wire + serde::Serialize + 'static {
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
    /// How badly a value fits.
    pub misfit: fn(&Value) -> Option<usize>,
    /// Decodes a value.
    pub decode: fn(&Value) -> Result<U, serde_json::Error>,
    /// Makes arbitrary values.
    pub sample: SampleVariant<U>,
}

/// How badly a value fits the content of a variant; the constructor determines the type.
pub fn misfit<T: Wire, U>(_: fn(T) -> U, value: &Value) -> Option<usize> {
    T::misfit(value)
}

/// Decodes the content of a variant.
///
/// # Errors
/// The error of the content's type.
pub fn decode_variant<T: Wire, U>(
    variant: fn(T) -> U,
    value: &Value,
) -> Result<U, serde_json::Error> {
    T::decode(value).map(variant)
}

/// How badly a value fits the best of the variants.
pub fn union_misfit<U: Union>(value: &Value) -> Option<usize> {
    let misfits = U::VARIANTS.iter();
    misfits.filter_map(|variant| (variant.misfit)(value)).min()
}
