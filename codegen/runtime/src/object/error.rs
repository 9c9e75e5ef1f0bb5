//! The errors of decoding a struct.

use serde::de::Error;

use super::model::Object;

/// What an error says about a key that occurs a second time.
pub(super) const DUPLICATE: &str = "duplicate field";

/// The error, prefixed with the names of the struct and the field.
#[cold]
pub(super) fn in_field<T: Object, E: Error>(key: &str, error: E) -> E {
    prefixed(T::NAME, key, error)
}

#[cold]
fn prefixed<E: Error>(object: &str, key: &str, error: E) -> E {
    E::custom(format_args!("{object}.{key}: {error}"))
}
