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

/// Where serde takes the keys and values of a struct.
pub(super) trait Sink {
    type Error: Error;

    fn put<T: Serialize>(&mut self, key: &'static str, value: &T) -> Result<(), Self::Error>;

    /// A documented key that is not written.
    fn skip(&mut self, key: &'static str) -> Result<(), Self::Error>;

    /// An undocumented key.
    fn add<T: Serialize>(&mut self, key: &str, value: &T) -> Result<(), Self::Error>;
}

/// A struct that keeps no undocumented keys.
pub(super) struct Fields<S>(pub(super) S);

impl<S: SerializeStruct> Sink for Fields<S> {
    type Error = S::Error;

    #[inline]
    fn put<T: Serialize>(&mut self, key: &'static str, value: &T) -> Result<(), S::Error> {
        self.0.serialize_field(key, value)
    }

    #[inline]
    fn skip(&mut self, key: &'static str) -> Result<(), S::Error> {
        self.0.skip_field(key)
    }

    fn add<T: Serialize>(&mut self, _: &str, _: &T) -> Result<(), S::Error> {
        Ok(())
    }
}

/// A struct that keeps undocumented keys.
pub(super) struct Entries<M>(pub(super) M);

impl<M: SerializeMap> Sink for Entries<M> {
    type Error = M::Error;

    #[inline]
    fn put<T: Serialize>(&mut self, key: &'static str, value: &T) -> Result<(), M::Error> {
        self.0.serialize_entry(key, value)
    }

    #[inline]
    fn skip(&mut self, _: &'static str) -> Result<(), M::Error> {
        Ok(())
    }

    #[inline]
    fn add<T: Serialize>(&mut self, key: &str, value: &T) -> Result<(), M::Error> {
        self.0.serialize_entry(key, value)
    }
}

/// Writes the fields of a struct.
pub(super) struct Encoder<S: Sink> {
    sink: S,
    /// Whether absent fields are omitted.
    skips: bool,
    error: Option<S::Error>,
}

impl<S: Sink> Encoder<S> {
    pub(super) fn new(sink: S, skips: bool) -> Self {
        let error = None;
        Self { sink, skips, error }
    }

    /// What the fields were written to.
    ///
    /// # Errors
    /// The first error of a field.
    pub(super) fn finish(self) -> Result<S, S::Error> {
        match self.error {
            None => Ok(self.sink),
            Some(error) => Err(error),
        }
    }

    #[inline]
    fn put(&mut self, put: impl FnOnce(&mut S) -> Result<(), S::Error>) {
        if self.error.is_none()
            && let Err(error) = put(&mut self.sink)
        {
            self.fail(error);
        }
    }

    #[cold]
    fn fail(&mut self, error: S::Error) {
        self.error = Some(error);
    }
}

impl<S: Sink> Out for Encoder<S> {
    fn field<T: Wire>(&mut self, key: &'static str, value: &T) {
        self.put(|sink| sink.put(key, &Written(value)));
    }

    fn optional<T: Wire>(&mut self, key: &'static str, slot: &Option<T>) {
        if slot.is_some() || !self.skips {
            self.field(key, slot);
        } else {
            self.put(|sink| sink.skip(key));
        }
    }

    fn constant(&mut self, key: &'static str, value: Constant, presence: Option<Presence>) {
        let skips = self.skips;
        self.put(|sink| match shown(value, presence, skips) {
            Shown::Value => sink.put(key, &value),
            Shown::Option(value) => sink.put(key, &value),
            Shown::Nothing => sink.skip(key),
        });
    }

    fn additional<T: Wire>(&mut self, key: &str, value: &T) {
        self.put(|sink| sink.add(key, &Written(value)));
    }

    fn refuse(&mut self, message: fmt::Arguments<'_>) {
        self.fail(S::Error::custom(message));
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
