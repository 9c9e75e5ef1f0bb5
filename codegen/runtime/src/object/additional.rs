//! Undocumented keys, kept in a map of their own.

use std::collections::{BTreeMap, HashMap};

use serde::de::{Deserialize, Error, MapAccess};
use serde::ser::{Serialize, SerializeMap};

use super::entries::Entries;
use super::error::{DUPLICATE, in_field};
use super::model::Object;

/// Decodes the value of a key of the struct `T` into its map.
///
/// # Errors
/// The error of decoding the value, or that the key occurs a second time.
pub fn read<'de, T, V, A>(
    additional: &mut impl AdditionalMap<V>,
    key: String,
    map: &mut A,
) -> Result<(), A::Error>
where
    T: Object,
    V: Deserialize<'de>,
    A: MapAccess<'de>,
{
    let value = if additional.has(&key) {
        Err(A::Error::custom(DUPLICATE))
    } else {
        map.next_value()
    };
    match value {
        Ok(value) => {
            additional.add(key, value);
            Ok(())
        }
        Err(error) => Err(in_field::<T, A::Error>(&key, error)),
    }
}

/// Encodes the entries of the map.
pub fn write<V: Serialize, M: SerializeMap>(
    additional: &impl AdditionalMap<V>,
    out: &mut Entries<M>,
) {
    additional.each(|key, value| out.write(key, value));
}

/// Arbitrary values of keys that the struct `T` does not document.
///
/// # Errors
/// As for the map's type.
#[cfg(feature = "arbitrary")]
pub fn sample<T, V, W>(u: &mut arbitrary::Unstructured<'_>, depth: usize) -> arbitrary::Result<W>
where
    T: Object,
    W: AdditionalMap<V> + crate::arbitrary::Sample,
{
    let mut additional = W::sample(u, depth)?;
    additional.keep(|key| !super::model::is_documented::<T>(key));
    Ok(additional)
}

/// A map that can keep undocumented keys.
pub trait AdditionalMap<V> {
    /// Whether a key has a value.
    fn has(&self, key: &str) -> bool;

    /// Adds a value.
    fn add(&mut self, key: String, value: V);

    /// Calls a function with each entry.
    fn each(&self, visit: impl FnMut(&str, &V));

    /// Removes the keys for which a function is false.
    fn keep(&mut self, is_kept: impl Fn(&str) -> bool);
}

macro_rules! additional_maps {
    ($($map:ident)+) => {
        $(impl<V> AdditionalMap<V> for $map<String, V> {
            fn has(&self, key: &str) -> bool {
                self.contains_key(key)
            }

            fn add(&mut self, key: String, value: V) {
                self.insert(key, value);
            }

            fn each(&self, mut visit: impl FnMut(&str, &V)) {
                for (key, value) in self {
                    visit(key, value);
                }
            }

            fn keep(&mut self, is_kept: impl Fn(&str) -> bool) {
                self.retain(|key, _| is_kept(key));
            }
        })+
    };
}

additional_maps!(BTreeMap HashMap);
