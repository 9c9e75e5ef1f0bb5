//! Undocumented keys, kept in a map of their own.

use std::collections::{BTreeMap, HashMap};

use serde::de::Deserializer;

use super::model::Object;
use super::out::Out;
use crate::context;
use crate::wire::Wire;

/// Decodes the value of an undocumented key into its map.
///
/// # Errors
/// The error of decoding the value, or that the key occurs a second time.
pub fn read<'de, V: Wire, D: Deserializer<'de>>(
    additional: &mut impl AdditionalMap<V>,
    key: String,
    value: D,
) -> Result<(), D::Error> {
    if additional.has(&key) {
        return Err(context::duplicate(&key));
    }
    let value = V::read(value)?;
    additional.add(key, value);
    Ok(())
}

/// Encodes the entries of the map. A documented key is an error: the struct would have it twice.
pub fn write<T: Object, V: Wire, O: Out>(additional: &impl AdditionalMap<V>, out: &mut O) {
    additional.each(|key, value| {
        if super::model::find::<T>(key, 0).is_some() {
            let name = T::TABLE.name;
            out.refuse(format_args!(
                "the undocumented key `{key}` of `{name}` is documented"
            ));
        }
        out.additional(key, value);
    });
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
    additional.keep(|key| super::model::find::<T>(key, 0).is_none());
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
