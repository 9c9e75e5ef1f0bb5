//! Strings of a certain form, such as dates.

use std::fmt;

use serde::de::{Deserializer, Error, Unexpected, Visitor};

use crate::context;

/// Decodes a string of a form.
///
/// # Errors
/// The error of the format, or that the string has another form.
pub(crate) fn read_form<'de, T, D: Deserializer<'de>>(
    deserializer: D,
    form: &'static str,
    parse: fn(&str) -> Option<T>,
) -> Result<T, D::Error> {
    deserializer.deserialize_str(FormVisitor { form, parse })
}

struct FormVisitor<T> {
    form: &'static str,
    parse: fn(&str) -> Option<T>,
}

impl<T> Visitor<'_> for FormVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        context::expecting(f, self.form)
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<T, E> {
        match (self.parse)(value) {
            Some(value) => Ok(value),
            None => Err(E::invalid_value(Unexpected::Str(value), &self)),
        }
    }
}
