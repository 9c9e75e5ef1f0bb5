//! Arbitrary values of models and enumerations.

use arbitrary::{Result, Unstructured};
use serde::Serialize;
use serde_json::Value;

use super::kept::{Kept, same};
use crate::union::Union;
use crate::wire::Wire;

/// How many levels of models and JSON values a value has at most, apart from required fields.
const DEPTH: usize = 4;

/// The most items of a list or map, and the most characters of a string.
pub(super) const LENGTH: usize = 4;

/// A type with arbitrary values that survive JSON.
pub trait Sample: Sized {
    /// Whether undocumented keys are kept or dropped; `None` for a type that is not a struct.
    const KEEPS_KEYS: Option<bool> = None;

    /// Makes a value from bytes, with at most `depth` more levels.
    ///
    /// # Errors
    /// As [`arbitrary::Arbitrary::arbitrary`].
    fn sample(u: &mut Unstructured<'_>, depth: usize) -> Result<Self>;

    /// Whether the value is `null` in JSON, so that an option around it would not come back.
    fn is_null(&self) -> bool {
        false
    }

    /// Checks that what the value was decoded from is in what it is encoded as, as far as the type
    /// documents it.
    ///
    /// # Errors
    /// What was lost and where.
    fn check_kept(&self, from: &Value, written: &Value) -> Kept {
        same(from, written)
    }
}

/// Makes an arbitrary value of a model.
///
/// # Errors
/// As [`arbitrary::Arbitrary::arbitrary`].
pub fn sample<T: Sample>(u: &mut Unstructured<'_>) -> Result<T> {
    T::sample(u, DEPTH)
}

/// A documented value of an enumeration, or any other.
///
/// # Errors
/// As [`arbitrary::Arbitrary::arbitrary`].
pub fn sample_listed<T: Clone + From<V>, V: Sample>(
    u: &mut Unstructured<'_>,
    listed: &[T],
) -> Result<T> {
    let at = u.int_in_range(0..=listed.len())?;
    match listed.get(at) {
        Some(value) => Ok(value.clone()),
        None => V::sample(u, 0).map(T::from),
    }
}

/// The content of a variant.
///
/// # Errors
/// As [`arbitrary::Arbitrary::arbitrary`].
pub fn sample_variant<T: Sample, U>(
    variant: fn(T) -> U,
    u: &mut Unstructured<'_>,
    depth: usize,
) -> Result<U> {
    T::sample(u, depth).map(variant)
}

/// A value of a variant, or what any JSON value becomes.
///
/// # Errors
/// As [`arbitrary::Arbitrary::arbitrary`].
pub fn sample_union<U: Union + PartialEq>(u: &mut Unstructured<'_>, depth: usize) -> Result<U> {
    let Some(depth) = depth.checked_sub(1) else {
        // Any variant might lead to the union itself; what such a value becomes does not.
        let values = ["null", "false", "0", "\"\"", "[]", "{}"];
        return settled(serde_json::from_str(u.choose(&values)?));
    };
    let at = u.int_in_range(0..=U::VARIANTS.len())?;
    match U::VARIANTS.get(at) {
        Some(variant) => settled(Ok((variant.sample)(u, depth)?)),
        None => settled(serde_json::from_value(Value::sample(u, depth)?)),
    }
}

/// What comes back from JSON: if two variants fit a value equally, the first one takes it.
fn settled<U: Wire + Serialize + PartialEq>(
    value: std::result::Result<U, serde_json::Error>,
) -> Result<U> {
    // From text as well: it does not always give back the same float.
    let again = |value: &U| -> serde_json::Result<U> {
        let back: U = serde_json::from_str(&serde_json::to_string(value)?)?;
        serde_json::from_value(serde_json::to_value(back)?)
    };
    let mut value = value.map_err(|_| arbitrary::Error::IncorrectFormat)?;
    for _ in 0..LENGTH {
        let back = again(&value).map_err(|_| arbitrary::Error::IncorrectFormat)?;
        if back == value {
            return Ok(value);
        }
        value = back;
    }
    serde_json::from_value(Value::Null).map_err(|_| arbitrary::Error::IncorrectFormat)
}
