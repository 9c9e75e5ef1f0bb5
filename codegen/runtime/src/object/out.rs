//! Where the fields of a struct are written.

use std::fmt;

use serde::ser::{Error, Serialize, SerializeMap, SerializeStruct, Serializer};

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
    type Ok;
    type Error: Error;

    fn put<T: Serialize>(&mut self, key: &'static str, value: &T) -> Result<(), Self::Error>;

    /// A documented key that is not written.
    fn skip(&mut self, key: &'static str) -> Result<(), Self::Error>;

    /// An undocumented key.
    fn add<T: Serialize>(&mut self, key: &str, value: &T) -> Result<(), Self::Error>;

    fn end(self) -> Result<Self::Ok, Self::Error>;
}

/// A struct that keeps no undocumented keys.
pub(super) struct Fields<S>(pub(super) S);

impl<S: SerializeStruct> Sink for Fields<S> {
    type Ok = S::Ok;
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

    fn end(self) -> Result<S::Ok, S::Error> {
        self.0.end()
    }
}

/// A struct that keeps undocumented keys.
pub(super) struct Entries<M>(pub(super) M);

impl<M: SerializeMap> Sink for Entries<M> {
    type Ok = M::Ok;
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

    fn end(self) -> Result<M::Ok, M::Error> {
        self.0.end()
    }
}

/// Writes the fields of a struct.
pub(super) struct Encoder<S: Sink> {
    sink: S,
    /// Whether absent fields are omitted.
    skips: bool,
    error: Option<S::Error>,
}

impl<S: SerializeStruct> Encoder<Fields<S>> {
    /// Begins a struct.
    ///
    /// # Errors
    /// The error of the format.
    pub(super) fn fields<Z>(
        serializer: Z,
        name: &'static str,
        count: Count,
    ) -> Result<Self, Z::Error>
    where
        Z: Serializer<SerializeStruct = S, Error = S::Error, Ok = S::Ok>,
    {
        let skips = serializer.is_human_readable();
        let fields = serializer.serialize_struct(name, count.0)?;
        Ok(Self::new(Fields(fields), skips))
    }
}

impl<M: SerializeMap> Encoder<Entries<M>> {
    /// Begins a map.
    ///
    /// # Errors
    /// The error of the format.
    pub(super) fn map<Z>(serializer: Z, count: Count) -> Result<Self, Z::Error>
    where
        Z: Serializer<SerializeMap = M, Error = M::Error, Ok = M::Ok>,
    {
        let skips = serializer.is_human_readable();
        let map = serializer.serialize_map(Some(count.0))?;
        Ok(Self::new(Entries(map), skips))
    }
}

impl<S: Sink> Encoder<S> {
    fn new(sink: S, skips: bool) -> Self {
        let error = None;
        Self { sink, skips, error }
    }

    /// Ends the struct.
    ///
    /// # Errors
    /// The first error of a field.
    pub(super) fn end(self) -> Result<S::Ok, S::Error> {
        match self.error {
            None => self.sink.end(),
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
