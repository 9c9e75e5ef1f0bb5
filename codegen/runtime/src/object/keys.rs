//! The keys of an object: the field of each, and which have been seen.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, Visitor};

use super::table::Table;

/// What a key of an object is to a struct.
pub(super) enum Key {
    Known(usize),
    Additional(String),
    Unknown,
}

/// The keys of a struct as tables alone, so that the code that finds a key is the same for all structs.
pub struct Lookup {
    pub(super) table: &'static Table,
    pub(super) index: &'static Index,
}

impl Lookup {
    /// The position of a key. Most come in the order of the documentation, so the expected one is
    /// tried first.
    #[inline]
    pub(super) fn find(&self, key: &str, expected: usize) -> Option<usize> {
        match self.table.keys.get(expected) {
            Some(next) if *next == key => Some(expected),
            _ => find(self.table.keys, self.index, key),
        }
    }

    fn unknown(&self, key: &str) -> Key {
        if self.table.additional.is_some() {
            Key::Additional(key.to_owned())
        } else {
            Key::Unknown
        }
    }
}

/// Finds the key that comes next.
pub(super) struct KeySeed {
    pub(super) lookup: &'static Lookup,
    pub(super) expected: usize,
}

impl<'de> DeserializeSeed<'de> for KeySeed {
    type Value = Key;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Key, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for KeySeed {
    type Value = Key;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a key of {}", self.lookup.table.name)
    }

    #[inline]
    fn visit_str<E: Error>(self, key: &str) -> Result<Key, E> {
        Ok(match self.lookup.find(key, self.expected) {
            Some(position) => Key::Known(position),
            None => self.lookup.unknown(key),
        })
    }

    fn visit_bytes<E: Error>(self, key: &[u8]) -> Result<Key, E> {
        match std::str::from_utf8(key) {
            Ok(key) => self.visit_str(key),
            Err(_) => Ok(Key::Unknown),
        }
    }

    /// Some formats write the position in place of the key.
    fn visit_u64<E: Error>(self, position: u64) -> Result<Key, E> {
        let position = usize::try_from(position).unwrap_or(usize::MAX);
        Ok(if position < self.lookup.table.keys.len() {
            Key::Known(position)
        } else {
            Key::Unknown
        })
    }
}

/// The positions of the keys of a struct by their hashes, from 1; 0 if there is none.
pub type Index = [u8; 256];

/// Up to this many keys are found sooner without an index.
const FEW: usize = 8;

const fn is_indexed(keys: &[&str]) -> bool {
    // At least one place stays free, at which a search ends.
    FEW < keys.len() && keys.len() < 256
}

/// The index of keys; the compiler makes it for each struct that is decoded.
pub(super) const fn index(keys: &[&str]) -> Index {
    let mut index = [0; 256];
    let mut position = 0;
    while is_indexed(keys) && position < keys.len() {
        let mut place = hash(keys[position]);
        while index[place as usize] != 0 {
            place = place.wrapping_add(1);
        }
        position += 1;
        index[place as usize] = position as u8;
    }
    index
}

/// A few letters and the length distinguish most keys.
const fn hash(key: &str) -> u8 {
    let (bytes, length) = (key.as_bytes(), key.len());
    let mut hash = length as u32;
    let mut part = 0;
    while part < 4 && length > 0 {
        hash = hash * 31 + bytes[(length - 1) * part / 3] as u32;
        part += 1;
    }
    (hash.wrapping_mul(0x9e37_79b1) >> 24) as u8
}

fn find(keys: &[&str], index: &Index, key: &str) -> Option<usize> {
    if !is_indexed(keys) {
        return keys.iter().position(|other| *other == key);
    }
    let mut place = hash(key);
    loop {
        let position = usize::from(index[usize::from(place)]).checked_sub(1)?;
        if keys.get(position) == Some(&key) {
            return Some(position);
        }
        place = place.wrapping_add(1);
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
    pub(super) fn insert(&mut self, position: usize) -> bool {
        let word = match (position / 64).checked_sub(1) {
            None => &mut self.first,
            Some(index) => {
                if index >= self.others.len() {
                    self.others.resize(index + 1, 0);
                }
                &mut self.others[index]
            }
        };
        let mark = 1 << (position % 64);
        let new = *word & mark == 0;
        *word |= mark;
        new
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
    fn every_key_is_found_with_and_without_an_index() {
        for count in [0, 1, FEW, FEW + 1, 100, 255, 256, 300] {
            let names: Vec<String> = (0..count).map(|number| format!("key{number}")).collect();
            let keys: Vec<&str> = names.iter().map(String::as_str).collect();
            let index = index(&keys);
            for (position, key) in keys.iter().enumerate() {
                assert_eq!(find(&keys, &index, key), Some(position), "{key} of {count}");
            }
            assert_eq!(find(&keys, &index, "another"), None);
            assert_eq!(find(&keys, &index, ""), None);
        }
    }

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
