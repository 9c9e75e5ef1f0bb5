//! What the loops that decode and encode structs ask of each.

use serde::de::{IgnoredAny, MapAccess};
use serde::ser::SerializeMap;
use serde_json::Value;

use super::entries::Entries;
use super::keys::{self, Keys};
use crate::constant::Constant;
use crate::presence::Presence;
use crate::wire::Wire;

/// What the loops ask of a struct; [`object!`](crate::object) implements it.
pub trait Object: Wire {
    /// The struct's name, for errors.
    const NAME: &'static str;

    /// The keys of the fields, in the order of the documentation.
    const KEYS: &'static [&'static str];

    /// The keys that must have one certain value.
    #[doc(hidden)]
    const CONSTANTS: &'static [(&'static str, Constant)] = &[];

    /// The keys whose values must not be shown.
    #[doc(hidden)]
    const SECRETS: &'static [&'static str] = &[];

    /// Whether undocumented keys are kept.
    #[doc(hidden)]
    const KEEPS_ADDITIONAL: bool = false;

    /// The name of the field that keeps them, if its values must not be shown.
    #[doc(hidden)]
    const SECRET_ADDITIONAL: Option<&'static str> = None;

    /// By what a key is found.
    #[doc(hidden)]
    const LOOKUP: Keys = Keys {
        name: Self::NAME,
        fields: Self::KEYS,
        index: &keys::index(Self::KEYS),
        constants: Self::CONSTANTS,
        keeps_additional: Self::KEEPS_ADDITIONAL,
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
    fn read<'de, A: MapAccess<'de>>(
        &mut self,
        position: usize,
        map: &mut A,
    ) -> Result<(), A::Error>;

    /// Decodes the value of an undocumented key.
    #[doc(hidden)]
    fn read_additional<'de, A: MapAccess<'de>>(
        &mut self,
        key: String,
        map: &mut A,
    ) -> Result<(), A::Error> {
        drop(key);
        ignore(map)
    }

    /// Whether each field is required, in the order of [`Self::KEYS`].
    #[doc(hidden)]
    fn required() -> &'static [bool];

    /// Encodes the fields.
    #[doc(hidden)]
    fn write<M: SerializeMap>(&self, out: &mut Entries<M>);
}

/// Skips the value of a key.
///
/// # Errors
/// If what follows is not JSON.
pub fn ignore<'de, A: MapAccess<'de>>(map: &mut A) -> Result<(), A::Error> {
    map.next_value::<IgnoredAny>().map(drop)
}

/// How badly a value fits a struct: the number of keys that the struct does not know.
pub fn object_misfit<T: Object>(value: &Value) -> Option<usize> {
    let object = value.as_object()?;
    if T::KEEPS_ADDITIONAL {
        return Some(0);
    }
    Some(object.keys().filter(|key| !is_documented::<T>(key)).count())
}

pub(super) fn is_documented<T: Object>(key: &str) -> bool {
    T::KEYS.contains(&key) || T::CONSTANTS.iter().any(|(constant, _)| *constant == key)
}
