//! Values of enumerations that the documentation does not list.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;

/// A value of the enumeration `E` that its documentation does not list, kept as it came.
///
/// Only decoding and `From` make one, and only of a value that has no variant.
pub struct Unrecognized<E, V = Box<str>> {
    value: V,
    of: PhantomData<fn() -> E>,
}

impl<E, V> Unrecognized<E, V> {
    /// Keeps a value that has no variant.
    pub(crate) fn new(value: impl Into<V>) -> Self {
        Self {
            value: value.into(),
            of: PhantomData,
        }
    }

    /// The value as it came.
    pub fn get(&self) -> &V {
        &self.value
    }
}

impl<E> Unrecognized<E> {
    /// The text as it came.
    pub fn as_str(&self) -> &str {
        &self.value
    }
}

impl<E, V: Clone> Clone for Unrecognized<E, V> {
    fn clone(&self) -> Self {
        Self {
            value: self.value.clone(),
            of: PhantomData,
        }
    }
}

impl<E, V: fmt::Debug> fmt::Debug for Unrecognized<E, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(f)
    }
}

impl<E, V: fmt::Display> fmt::Display for Unrecognized<E, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(f)
    }
}

impl<E, V: PartialEq> PartialEq for Unrecognized<E, V> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<E, V: Eq> Eq for Unrecognized<E, V> {}

impl<E, V: Hash> Hash for Unrecognized<E, V> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.value.hash(state);
    }
}
