//! Fields whose values must not appear in `Debug` output or error messages.

use std::fmt;

/// Marks such a field in the table of a struct.
pub const fn secret<T: Copy>(mark: T) -> T {
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

/// The name of a field without the prefix of a raw identifier.
pub fn shown_name(name: &'static str) -> &'static str {
    name.strip_prefix("r#").unwrap_or(name)
}
