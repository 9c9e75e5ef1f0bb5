//! The error of conversions.

use std::error::Error;
use std::fmt;

/// A field that a conversion requires is absent or null.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingField {
    model: &'static str,
    field: &'static str,
}

impl MissingField {
    /// The JSON key of the field.
    #[must_use]
    pub fn field(&self) -> &'static str {
        self.field
    }

    /// The value of a required field of a model.
    ///
    /// # Errors
    /// If there is none.
    #[doc(hidden)]
    pub fn check<T>(value: Option<T>, model: &'static str, field: &'static str) -> Result<T, Self> {
        value.ok_or(Self { model, field })
    }
}

impl fmt::Display for MissingField {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "missing field `{}` of `{}`", self.field, self.model)
    }
}

impl Error for MissingField {}
