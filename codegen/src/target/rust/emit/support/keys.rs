//! The keys of an object: which field each is, and which have been seen.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, Visitor};

/// What a key of an object is to a struct.
pub(crate) enum Key {
    Field(usize),
    // <constants>
    Constant(usize),
    // </constants>
    // <rest>
    Rest(String),
    // </rest>
    Unknown,
}

/// What finding the keys of a struct takes: tables alone, so that the code is the same for all structs.
pub(crate) struct Keys {
    pub(crate) name: &'static str,
    pub(crate) fields: &'static [&'static str],
    pub(crate) index: &'static Index,
    // <constants>
    pub(crate) constants: &'static [(&'static str, super::Constant)],
    // </constants>
    // <rest>
    pub(crate) keeps_rest: bool,
    // </rest>
}

impl Keys {
    fn find(&self, key: &str) -> Key {
        if let Some(position) = find(self.fields, self.index, key) {
            return Key::Field(position);
        }
        // <constants>
        let mut constants = self.constants.iter();
        if let Some(position) = constants.position(|(constant, _)| *constant == key) {
            return Key::Constant(position);
        }
        // </constants>
        // <rest>
        if self.keeps_rest {
            return Key::Rest(key.to_owned());
        }
        // </rest>
        Key::Unknown
    }
}

/// Finds a key; most come in the order of the page, so the next one is tried first.
pub(crate) struct KeySeed {
    pub(crate) keys: &'static Keys,
    pub(crate) expected: usize,
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
        write!(f, "a key of {}", self.keys.name)
    }

    #[inline]
    fn visit_str<E: Error>(self, key: &str) -> Result<Key, E> {
        match self.keys.fields.get(self.expected) {
            Some(expected) if *expected == key => Ok(Key::Field(self.expected)),
            _ => Ok(self.keys.find(key)),
        }
    }
}

/// Where the keys of a struct are by their hashes, from 1; 0 where there is none.
pub(crate) type Index = [u8; 256];

/// So few keys are found sooner without an index.
const FEW: usize = 8;

const fn is_indexed(keys: &[&str]) -> bool {
    // At least one place stays free, at which a search ends.
    FEW < keys.len() && keys.len() < 256
}

/// The index of keys; the compiler makes it for each struct that is decoded.
pub(crate) const fn index(keys: &[&str]) -> Index {
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

/// A few letters and the length tell most keys apart.
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
pub(crate) struct Seen {
    first: u64,
    others: Vec<u64>,
}

impl Seen {
    /// Marks a position; false if it was marked before.
    pub(crate) fn insert(&mut self, position: usize) -> bool {
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

    /// The first position that is required and was not seen.
    pub(crate) fn first_missing(&self, required: &[bool]) -> Option<usize> {
        let is_missing =
            |(position, required): (usize, &bool)| *required && !self.contains(position);
        required.iter().enumerate().position(is_missing)
    }

    pub(crate) fn contains(&self, position: usize) -> bool {
        let word = match (position / 64).checked_sub(1) {
            None => self.first,
            Some(index) => self.others.get(index).copied().unwrap_or(0),
        };
        word & (1 << (position % 64)) != 0
    }
}
