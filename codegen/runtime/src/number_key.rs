//! Numbers of `serde_json` with its feature `arbitrary_precision`, which are maps to serde.

use serde::de::{Error, Expected, MapAccess, Unexpected};
use serde_json::Number;

/// The key by which `serde_json` hands over a number as text, with its feature `arbitrary_precision`.
pub(crate) const NUMBER_KEY: &str = "$serde_json::private::Number";

/// The number that `serde_json` hands over as a map; any other map is an error.
pub(crate) fn number_in_map<'de, A: MapAccess<'de>>(
    map: &mut A,
    expected: &dyn Expected,
) -> Result<Number, A::Error> {
    match map.next_key::<String>()? {
        Some(key) if key == NUMBER_KEY => number_of(&map.next_value::<String>()?),
        _ => Err(A::Error::invalid_type(Unexpected::Map, expected)),
    }
}

/// The number that a text is.
pub(crate) fn number_of<E: Error>(text: &str) -> Result<Number, E> {
    text.parse().map_err(E::custom)
}
