//! Adds a value of any format to a buffer.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::buffer::{Buffer, Entry};
use super::handover;
use super::keys::Keys;
use crate::context;
use crate::number_key::{NUMBER_KEY, number_of};

/// Adds the value of a union to a buffer, unless it is in one already.
pub(super) struct Root<'b>(pub(super) &'b mut Buffer);

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
pub(super) struct Filler<'b>(pub(super) &'b mut Buffer);

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
                let text = map.next_value::<String>()?;
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
