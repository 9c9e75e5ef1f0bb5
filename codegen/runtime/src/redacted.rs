//! Fields whose values must not appear in `Debug` output or error messages.

use std::collections::{BTreeMap, HashMap};
use std::fmt;

use serde::de::Error;

use crate::object::Object;

/// Marks the key of such a field in the table of a struct.
pub const fn secret(key: &'static str) -> &'static str {
    key
}

/// Marks the key of a map whose values must not be shown, but whose keys may be in `Debug` output.
pub const fn secret_values(key: &'static str) -> &'static str {
    key
}

/// The error of a key's value, without its message if the value is secret.
pub(crate) fn discreet<T: Object, E: Error>(key: &str, error: E) -> E {
    if T::SECRETS.contains(&key) {
        redacted()
    } else {
        error
    }
}

/// What an error says about a secret value.
pub(crate) const INVALID: &str = "invalid value [redacted]";

/// An error that does not show the value.
pub(crate) fn redacted<E: Error>() -> E {
    E::custom(INVALID)
}

/// What `Debug` prints in place of a secret value.
pub struct Redacted;

impl fmt::Debug for Redacted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}

/// What `Debug` prints of a map with secret values: its keys.
pub struct RedactedValues<'m, M>(pub &'m M);

impl<V> fmt::Debug for RedactedValues<'_, BTreeMap<String, V>> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let keys = self.0.keys();
        f.debug_map()
            .entries(keys.map(|key| (key, Redacted)))
            .finish()
    }
}

impl<V> fmt::Debug for RedactedValues<'_, HashMap<String, V>> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let keys = self.0.keys();
        f.debug_map()
            .entries(keys.map(|key| (key, Redacted)))
            .finish()
    }
}

/// The name of a field without the prefix of a raw identifier.
pub fn shown_name(name: &'static str) -> &'static str {
    name.strip_prefix("r#").unwrap_or(name)
}
