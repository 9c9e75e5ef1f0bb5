//! Where the fields of a struct are written.

use std::fmt;

use serde::ser::{Error, Serialize, SerializeMap, SerializeStruct};

use crate::constant::Constant;
use crate::presence::Presence;
use crate::wire::{Wire, Written};

/// Where the fields of a struct are written; after an error no more are.
///
/// The error is kept so that no field has to return it: that is half of the code of a struct.
pub trait Out {
    /// Writes a field.
    fn field<T: Wire>(&mut self, key: &'static str, value: &T);

    /// Writes a field that may be absent.
    fn optional<T: Wire>(&mut self, key: &'static str, slot: &Option<T>);

    /// Writes a constant; one that is always present has no presence.
    fn constant(&mut self, key: &'static str, value: Constant, presence: Option<Presence>);

    /// Writes an undocumented key.
    fn additional<T: Wire>(&mut self, key: &str, value: &T);

    /// Fails.
    fn refuse(&mut self, message: fmt::Arguments<'_>);
}

/// Counts the fields that are written.
#[derive(Default)]
pub(super) struct Count(pub(super) usize);

impl Out for Count {
    #[inline]
    fn field<T: Wire>(&mut self, _: &'static str, _: &T) {
        self.0 += 1;
    }

    #[inline]
    fn optional<T: Wire>(&mut self, _: &'static str, slot: &Option<T>) {
        self.0 += usize::from(slot.is_some());
    }

    fn constant(&mut self, _: &'static str, _: Constant, presence: Option<Presence>) {
        self.0 += usize::from(presence != Some(Presence::Absent));
    }

    #[inline]
    fn additional<T: Wire>(&mut self, _: &str, _: &T) {
        self.0 += 1;
    }

    fn refuse(&mut self, _: fmt::Arguments<'_>) {}
}

/// The fields of a struct that keeps no undocumented keys.
pub(super) struct Fields<S: SerializeStruct> {
    pub(super) out: S,
    /// Whether absent fields are omitted.
    pub(super) skips: bool,
    pub(super) written: Result<(), S::Error>,
}

impl<S: SerializeStruct> Fields<S> {
    #[inline]
    fn put<T: Serialize>(&mut self, key: &'static str, value: &T) {
        if self.written.is_ok() {
            self.written = self.out.serialize_field(key, value);
        }
    }

    fn skip(&mut self, key: &'static str) {
        if self.written.is_ok() {
            self.written = self.out.skip_field(key);
        }
    }
}

impl<S: SerializeStruct> Out for Fields<S> {
    #[inline]
    fn field<T: Wire>(&mut self, key: &'static str, value: &T) {
        self.put(key, &Written(value));
    }

    #[inline]
    fn optional<T: Wire>(&mut self, key: &'static str, slot: &Option<T>) {
        if slot.is_some() || !self.skips {
            self.field(key, slot);
        } else {
            self.skip(key);
        }
    }

    fn constant(&mut self, key: &'static str, value: Constant, presence: Option<Presence>) {
        match shown(value, presence, self.skips) {
            Shown::Value => self.put(key, &value),
            Shown::Option(value) => self.put(key, &value),
            Shown::Nothing => self.skip(key),
        }
    }

    fn additional<T: Wire>(&mut self, _: &str, _: &T) {}

    fn refuse(&mut self, message: fmt::Arguments<'_>) {
        self.written = Err(S::Error::custom(message));
    }
}

/// The entries of a struct that keeps undocumented keys.
pub(super) struct Entries<M: SerializeMap> {
    pub(super) out: M,
    /// Whether absent fields are omitted.
    pub(super) skips: bool,
    pub(super) written: Result<(), M::Error>,
}

impl<M: SerializeMap> Entries<M> {
    #[inline]
    fn put<T: Serialize>(&mut self, key: &str, value: &T) {
        if self.written.is_ok() {
            self.written = self.out.serialize_entry(key, value);
        }
    }
}

impl<M: SerializeMap> Out for Entries<M> {
    #[inline]
    fn field<T: Wire>(&mut self, key: &'static str, value: &T) {
        self.put(key, &Written(value));
    }

    #[inline]
    fn optional<T: Wire>(&mut self, key: &'static str, slot: &Option<T>) {
        if slot.is_some() || !self.skips {
            self.field(key, slot);
        }
    }

    fn constant(&mut self, key: &'static str, value: Constant, presence: Option<Presence>) {
        match shown(value, presence, self.skips) {
            Shown::Value => self.put(key, &value),
            Shown::Option(value) => self.put(key, &value),
            Shown::Nothing => {}
        }
    }

    fn additional<T: Wire>(&mut self, key: &str, value: &T) {
        self.put(key, &Written(value));
    }

    fn refuse(&mut self, message: fmt::Arguments<'_>) {
        self.written = Err(M::Error::custom(message));
    }
}

/// How a constant is written.
enum Shown {
    Value,
    Option(Option<Constant>),
    Nothing,
}

fn shown(value: Constant, presence: Option<Presence>, skips: bool) -> Shown {
    match presence {
        None => Shown::Value,
        Some(Presence::Absent) if skips => Shown::Nothing,
        Some(presence) => Shown::Option((presence == Presence::Present).then_some(value)),
    }
}
