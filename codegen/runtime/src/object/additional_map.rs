//! The maps that keep undocumented keys.

use std::collections::{BTreeMap, HashMap};

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
