//! The value of a union, read once: then its variants can be tried.

use std::any::TypeId;
use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::fmt;
use std::marker::PhantomData;
use std::ops::Range;
use std::rc::Rc;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Number, Value};

use super::handover;
use crate::context;
use crate::values::{NUMBER_KEY, number_of};
use crate::wire::Seed;

/// A value as a sequence of entries, each before those within it.
#[derive(Default)]
pub struct Buffer {
    pub(super) entries: Vec<Entry>,
    /// All strings, one after the other.
    pub(super) text: String,
    pub(super) is_human_readable: bool,
    pub(super) progress: Progress,
    /// The keys of the maps that are being read, as places in the text.
    keys: Vec<Range<usize>>,
}

/// One value, without those within it.
pub(super) enum Entry {
    Null,
    Boolean(bool),
    Signed(i64),
    Unsigned(u64),
    Wide(Box<i128>),
    Float(f64),
    /// A number as text, with the feature `arbitrary_precision` of `serde_json`.
    Number(Box<Number>),
    Text {
        start: usize,
        end: usize,
    },
    /// The index after the last item.
    List {
        end: usize,
    },
    /// The index after the last value. Each key is an entry before its value.
    Map {
        end: usize,
    },
}

/// What is known of the unions in a buffer while its root is decoded.
#[derive(Default)]
pub(super) struct Progress {
    /// The values that match no variant of a union.
    pub(super) unrecognized: RefCell<BTreeSet<(usize, TypeId)>>,
    /// Whether unrecognized values are left out, because the value around them may not decode.
    pub(super) is_draft: Cell<bool>,
    /// Whether one was left out.
    pub(super) is_incomplete: Cell<bool>,
}

/// Where the value of a union is.
pub(super) enum Source {
    /// In a buffer of its own.
    Read(Rc<Buffer>),
    /// Within the buffer of a union around it.
    Within(Rc<Buffer>, usize),
}

/// Reads the value of a union, or finds it in the buffer that is decoded.
pub(super) fn source<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Source, D::Error> {
    let mut spare = SPARE.take().unwrap_or_default();
    let Some(buffer) = Rc::get_mut(&mut spare) else {
        return Err(D::Error::custom("the buffer of a union is in use"));
    };
    buffer.is_human_readable = deserializer.is_human_readable();
    handover::ask();
    let read = deserializer.deserialize_any(Root(buffer));
    let handed = handover::take();
    read?;
    Ok(match handed {
        Some((outer, index)) => {
            Buffer::spare(spare);
            Source::Within(outer, index)
        }
        None => Source::Read(spare),
    })
}

thread_local! {
    /// A buffer whose memory is used again.
    static SPARE: Cell<Option<Rc<Buffer>>> = const { Cell::new(None) };
}

/// A buffer of more memory than this is not kept.
const KEPT: usize = 64 * 1024;

impl Buffer {
    /// Keeps the memory for the next buffer of the thread.
    pub(super) fn spare(mut this: Rc<Self>) {
        let Some(buffer) = Rc::get_mut(&mut this) else {
            return;
        };
        if buffer.entries.capacity() * size_of::<Entry>() + buffer.text.capacity() <= KEPT {
            buffer.entries.clear();
            buffer.text.clear();
            buffer.keys.clear();
            buffer.progress = Progress::default();
            SPARE.set(Some(this));
        }
    }

    /// Buffers a JSON value.
    pub(crate) fn read_value(value: &Value) -> Result<Self, serde_json::Error> {
        let mut buffer = Self {
            is_human_readable: true,
            ..Self::default()
        };
        value.deserialize_any(Filler(&mut buffer))?;
        Ok(buffer)
    }

    #[inline]
    fn push_text(&mut self, text: &str) {
        let start = self.text.len();
        self.text.push_str(text);
        let end = self.text.len();
        self.entries.push(Entry::Text { start, end });
    }

    /// The index of the value after a value.
    pub(super) fn next(&self, index: usize) -> usize {
        match self.entries.get(index) {
            Some(Entry::List { end } | Entry::Map { end }) => *end,
            _ => index + 1,
        }
    }
}

/// Adds the value of a union to a buffer, unless it is in one already.
struct Root<'b>(&'b mut Buffer);

impl<'b> Root<'b> {
    /// The visitor of a value that is in no buffer.
    #[inline]
    fn filler(self) -> Filler<'b> {
        handover::decline();
        Filler(self.0)
    }
}

impl<'de> Visitor<'de> for Root<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        context::expecting(f, "any value")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        self.filler().visit_bool(value)
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        self.filler().visit_i64(value)
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        self.filler().visit_u64(value)
    }

    fn visit_i128<E: Error>(self, value: i128) -> Result<(), E> {
        self.filler().visit_i128(value)
    }

    fn visit_u128<E: Error>(self, value: u128) -> Result<(), E> {
        self.filler().visit_u128(value)
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        self.filler().visit_f64(value)
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<(), E> {
        self.filler().visit_str(value)
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        if handover::is_answered() {
            return Ok(());
        }
        self.filler().visit_unit()
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        self.filler().visit_none()
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.filler().deserialize(deserializer)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.filler().deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<(), A::Error> {
        self.filler().visit_seq(seq)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<(), A::Error> {
        self.filler().visit_map(map)
    }
}

/// Adds a value to a buffer.
struct Filler<'b>(&'b mut Buffer);

impl Filler<'_> {
    #[inline]
    fn push<E>(self, entry: Entry) -> Result<(), E> {
        self.0.entries.push(entry);
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for Filler<'_> {
    type Value = ();

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Filler<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        context::expecting(f, "any value")
    }

    #[inline]
    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        self.push(Entry::Boolean(value))
    }

    #[inline]
    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        self.push(Entry::Signed(value))
    }

    #[inline]
    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        self.push(match i64::try_from(value) {
            Ok(value) => Entry::Signed(value),
            Err(_) => Entry::Unsigned(value),
        })
    }

    fn visit_i128<E: Error>(self, value: i128) -> Result<(), E> {
        self.push(Entry::Wide(Box::new(value)))
    }

    fn visit_u128<E: Error>(self, value: u128) -> Result<(), E> {
        match i128::try_from(value) {
            Ok(value) => self.visit_i128(value),
            Err(_) => Err(E::custom("an integer has at most 127 bits")),
        }
    }

    #[inline]
    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        self.push(Entry::Float(value))
    }

    #[inline]
    fn visit_str<E: Error>(self, value: &str) -> Result<(), E> {
        self.0.push_text(value);
        Ok(())
    }

    #[inline]
    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.push(Entry::Null)
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        self.push(Entry::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        let buffer = self.0;
        let start = buffer.entries.len();
        buffer.entries.push(Entry::Null);
        while seq.next_element_seed(Filler(buffer))?.is_some() {}
        let end = buffer.entries.len();
        buffer.entries[start] = Entry::List { end };
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let buffer = self.0;
        let start = buffer.entries.len();
        buffer.entries.push(Entry::Null);
        let mut keys = Keys::new(buffer.keys.len());
        while map.next_key_seed(KeyFiller(buffer))?.is_some() {
            let (is_new, key) = keys.add(buffer);
            if !is_new {
                return Err(context::duplicate(key));
            }
            if key == NUMBER_KEY && keys.length == 1 {
                let text = map.next_value_seed(Seed::<String>(PhantomData))?;
                buffer.entries.truncate(start);
                buffer.keys.truncate(keys.start);
                let number = Box::new(number_of(&text)?);
                buffer.entries.push(Entry::Number(number));
                return Ok(());
            }
            map.next_value_seed(Filler(buffer))?;
        }
        let end = buffer.entries.len();
        buffer.keys.truncate(keys.start);
        buffer.entries[start] = Entry::Map { end };
        Ok(())
    }
}

/// Adds a key to a buffer.
struct KeyFiller<'b>(&'b mut Buffer);

impl<'de> DeserializeSeed<'de> for KeyFiller<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for KeyFiller<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        context::expecting(f, "a key")
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<(), E> {
        self.0.push_text(key);
        Ok(())
    }
}

/// Up to this many keys are compared one by one.
const FEW: usize = 16;

/// The keys of a map that is read, to notice a duplicate.
struct Keys {
    /// The first key in the buffer's list of keys.
    start: usize,
    length: usize,
    /// A bit for each hash of a key: most keys need no comparison.
    hashes: u64,
    /// All keys, if there are many.
    many: BTreeSet<String>,
}

impl Keys {
    #[inline]
    fn new(start: usize) -> Self {
        Self {
            start,
            length: 0,
            hashes: 0,
            many: BTreeSet::new(),
        }
    }

    /// Adds the last entry of a buffer, and whether the map does not have it already.
    #[inline]
    fn add<'b>(&mut self, buffer: &'b mut Buffer) -> (bool, &'b str) {
        let Some(Entry::Text { start, end }) = buffer.entries.last() else {
            return (true, "");
        };
        let last = *start..*end;
        buffer.keys.push(last.clone());
        let buffer = &*buffer;
        let text = |place: &Range<usize>| buffer.text.get(place.clone()).unwrap_or_default();
        let key = text(&last);
        let others = buffer.keys.get(self.start..self.start + self.length);
        let mut others = others.unwrap_or_default().iter();
        self.length += 1;
        let hash = 1 << (hash(key) % 64);
        let is_new_hash = self.hashes & hash == 0;
        self.hashes |= hash;
        let is_new = if self.length <= FEW {
            is_new_hash || !others.any(|other| other.len() == key.len() && text(other) == key)
        } else {
            if self.many.is_empty() {
                self.many.extend(others.map(|other| text(other).to_owned()));
            }
            self.many.insert(key.to_owned())
        };
        (is_new, key)
    }
}

/// The ends and the length tell most keys of a map apart.
fn hash(key: &str) -> u32 {
    let bytes = key.as_bytes();
    let byte = |byte: Option<&u8>| byte.copied().map_or(0, u32::from);
    let middle = byte(bytes.get(bytes.len() / 2));
    let ends = byte(bytes.first()).wrapping_add(byte(bytes.last()).wrapping_mul(31));
    ends.wrapping_add(middle.wrapping_mul(7))
        .wrapping_add(key.len() as u32)
}
