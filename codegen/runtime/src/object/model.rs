//! What the loops that decode and encode structs ask of each.

use serde::de::{Deserialize, Deserializer, IgnoredAny};

use super::lookup::{self, Index, Lookup};
use super::out::Out;
use super::table::Table;
use crate::presence::Presence;
use crate::shape::Shape;
use crate::wire::Wire;

/// What the loops ask of a struct; [`object!`](crate::object) implements it.
pub trait Object: Wire {
    /// The names of the struct and its keys.
    #[doc(hidden)]
    const TABLE: &'static Table = match Self::SHAPE {
        Shape::Struct(table) => table,
        _ => &Table::NONE,
    };

    /// Whether a key must be present.
    #[doc(hidden)]
    const HAS_REQUIRED: bool = Self::TABLE.has_required();

    /// Whether a key has only one value.
    #[doc(hidden)]
    const HAS_CONSTANTS: bool = !Self::TABLE.constants.is_empty();

    /// Whether it holds values that no message may show.
    #[doc(hidden)]
    const HAS_SECRETS: bool = Self::TABLE.has_secrets();

    /// The positions of the keys by their hashes.
    #[doc(hidden)]
    const INDEX: &'static Index = &lookup::index(Self::TABLE.keys);

    /// Whether undocumented keys are kept.
    #[doc(hidden)]
    const KEEPS_ADDITIONAL: bool = Self::TABLE.additional.is_some();

    /// By what a key is found.
    #[doc(hidden)]
    const LOOKUP: Lookup = Lookup {
        table: Self::TABLE,
        index: Self::INDEX,
    };

    /// Whether an optional constant is present; `None` for a constant that always is.
    #[doc(hidden)]
    fn presence(&self, key: &str) -> Option<Presence> {
        let _ = key;
        None
    }

    /// Marks an optional constant as present.
    #[doc(hidden)]
    fn set_present(&mut self, key: &str) {
        let _ = key;
    }

    /// Decodes the value of the field at a position.
    #[doc(hidden)]
    fn read<'de, D: Deserializer<'de>>(&mut self, field: usize, value: D) -> Result<(), D::Error>;

    /// Decodes the value of an undocumented key.
    #[doc(hidden)]
    fn read_additional<'de, D: Deserializer<'de>>(
        &mut self,
        key: String,
        value: D,
    ) -> Result<(), D::Error> {
        drop(key);
        ignore(value)
    }

    /// Encodes the fields.
    #[doc(hidden)]
    fn write<O: Out>(&self, out: &mut O);
}

/// Skips the value of a key.
///
/// # Errors
/// The error of the format.
pub fn ignore<'de, D: Deserializer<'de>>(value: D) -> Result<(), D::Error> {
    IgnoredAny::deserialize(value).map(drop)
}

/// The position of a key; the expected one is tried first.
pub fn find<T: Object>(key: &str, expected: usize) -> Option<usize> {
    lookup::find_expected(&T::LOOKUP, key, expected)
}
