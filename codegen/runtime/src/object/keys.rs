//! The keys of an object: the field of each, and which have been seen.

use std::fmt;
use std::mem;

use serde::de::{DeserializeSeed, Deserializer, Error, Unexpected, Visitor};

use super::lookup::Lookup;
use super::table::Table;
use crate::context::{self, Place};

/// What a key of an object is to a struct; positions are those of documented keys.
pub(super) struct Key(usize);

impl Key {
    const UNDOCUMENTED: Self = Self(usize::MAX);
    const REPEATED: Self = Self(usize::MAX - 1);

    /// The position of a documented key that was not seen before.
    #[inline]
    pub(super) fn position(&self, table: &Table) -> Option<usize> {
        (self.0 < table.keys.len()).then_some(self.0)
    }

    pub(super) fn is_repeated(&self) -> bool {
        self.0 == Self::REPEATED.0
    }
}

/// Reads the keys of an object. The code is the same for all structs.
pub(super) struct Keys {
    lookup: &'static Lookup,
    /// Whether the struct is the value of a secret field.
    is_secret: bool,
    /// The position after that of the last documented key.
    expected: usize,
    seen: Seen,
    /// The last undocumented key of a struct that keeps such keys.
    undocumented: String,
}

impl Keys {
    #[inline]
    pub(super) fn new(lookup: &'static Lookup, is_secret: bool) -> Self {
        Self {
            lookup,
            is_secret,
            expected: 0,
            seen: Seen::default(),
            undocumented: String::new(),
        }
    }

    /// The field of a position, for messages.
    #[inline]
    fn place(&self, position: usize) -> Place {
        Place::new(self.lookup.table, position, self.is_secret)
    }

    /// The error of the value of a key, without its message if that shows a secret.
    #[cold]
    pub(super) fn discreet<E: Error>(&self, key: &Key, error: E) -> E {
        context::discreet(self.place(key.0.min(self.lookup.table.keys.len())), error)
    }

    /// The error of a documented key that occurs twice.
    #[cold]
    pub(super) fn repeated<E: Error>(&self) -> E {
        self.misplaced("duplicate", self.expected.saturating_sub(1))
    }

    /// The undocumented key that was read last.
    pub(super) fn take_undocumented(&mut self) -> String {
        mem::take(&mut self.undocumented)
    }

    /// Looks for a required key that was not seen; fields come before constants.
    pub(super) fn check_required<E: Error>(&self) -> Result<(), E> {
        match self.missing() {
            None => Ok(()),
            Some(position) => Err(self.misplaced("missing", position)),
        }
    }

    fn missing(&self) -> Option<usize> {
        let table = self.lookup.table;
        let fields = table.constants.len()..table.keys.len();
        let mut positions = fields.chain(0..table.constants.len());
        positions.find(|position| table.is_required(*position) && !self.seen.contains(*position))
    }

    #[cold]
    fn misplaced<E: Error>(&self, how: &str, position: usize) -> E {
        let table = self.lookup.table;
        let key = table.keys.get(position).copied().unwrap_or("?");
        E::custom(format_args!("{how} field `{key}` of `{}`", table.name))
    }

    #[inline]
    fn note(&mut self, position: usize) -> Key {
        self.expected = position + 1;
        if !self.seen.insert(position) {
            return Key::REPEATED;
        }
        context::enter(self.place(position));
        Key(position)
    }

    fn note_undocumented(&mut self, key: &str) -> Key {
        if self.lookup.table.additional.is_some() {
            key.clone_into(&mut self.undocumented);
            context::enter(self.place(self.lookup.table.keys.len()));
        }
        Key::UNDOCUMENTED
    }
}

impl<'de> DeserializeSeed<'de> for &mut Keys {
    type Value = Key;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Key, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for &mut Keys {
    type Value = Key;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a key of {}", self.lookup.table.name)
    }

    #[inline]
    fn visit_str<E: Error>(self, key: &str) -> Result<Key, E> {
        Ok(match self.lookup.find(key, self.expected) {
            Some(position) => self.note(position),
            None => self.note_undocumented(key),
        })
    }

    fn visit_bytes<E: Error>(self, key: &[u8]) -> Result<Key, E> {
        match std::str::from_utf8(key) {
            Ok(key) => self.visit_str(key),
            Err(_) if self.lookup.table.additional.is_none() => Ok(Key::UNDOCUMENTED),
            Err(_) => Err(E::invalid_value(Unexpected::Bytes(key), &self)),
        }
    }

    /// Some formats write the position in place of the key.
    fn visit_u64<E: Error>(self, position: u64) -> Result<Key, E> {
        let position = usize::try_from(position).ok();
        let is_documented = |position: &usize| *position < self.lookup.table.keys.len();
        Ok(match position.filter(is_documented) {
            Some(position) => self.note(position),
            None => self.note_undocumented(""),
        })
    }
}

/// Which positions have been seen; it allocates only for structs of more than 64 fields.
#[derive(Default)]
pub(super) struct Seen {
    first: u64,
    others: Vec<u64>,
}

impl Seen {
    /// Marks a position; `false` if it was marked before.
    #[inline]
    pub(super) fn insert(&mut self, position: usize) -> bool {
        let mark = 1 << (position % 64);
        let word = match (position / 64).checked_sub(1) {
            None => &mut self.first,
            Some(index) => self.other(index),
        };
        let new = *word & mark == 0;
        *word |= mark;
        new
    }

    #[inline(never)]
    fn other(&mut self, index: usize) -> &mut u64 {
        if index >= self.others.len() {
            self.others.resize(index + 1, 0);
        }
        &mut self.others[index]
    }

    pub(super) fn contains(&self, position: usize) -> bool {
        let word = match (position / 64).checked_sub(1) {
            None => self.first,
            Some(index) => self.others.get(index).copied().unwrap_or(0),
        };
        word & (1 << (position % 64)) != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_are_seen_once() {
        let mut seen = Seen::default();
        for position in [0, 63, 64, 200] {
            assert!(!seen.contains(position));
            assert!(seen.insert(position));
            assert!(!seen.insert(position));
            assert!(seen.contains(position));
        }
        assert!(!seen.contains(65) && !seen.contains(1000));
    }
}
