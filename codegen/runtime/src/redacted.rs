//! Fields whose values must not appear in `Debug` output or error messages.

use std::collections::{BTreeMap, HashMap};
use std::fmt;

/// Marks such a field in the table of a struct.
pub const fn secret<T: Copy>(mark: T) -> T {
    mark
}

/// Marks a map whose values must not be shown, but whose keys may be in `Debug` output.
pub const fn secret_values<T: Copy>(mark: T) -> T {
    mark
}

/// What an error says about a secret value.
pub(crate) const INVALID: &str = "invalid value [redacted]";

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
