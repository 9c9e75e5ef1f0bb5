//! A value of a buffer, as a deserializer.

use std::fmt;
use std::rc::Rc;

use serde::de::value::StrDeserializer;
use serde::de::{
    DeserializeSeed, Deserializer, Error, IntoDeserializer, MapAccess, SeqAccess, Visitor,
};
use serde::forward_to_deserialize_any;
use serde_json::{Map, Number, Value};

use super::buffer::{Buffer, Entry};
use super::handover;

/// A value of a buffer.
#[derive(Clone, Copy)]
pub struct Node<'b> {
    pub(super) buffer: &'b Rc<Buffer>,
    pub(super) index: usize,
}

/// Why a buffered value does not decode.
#[derive(Debug)]
pub struct BufferError(Box<str>);

impl fmt::Display for BufferError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for BufferError {}

impl Error for BufferError {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self(message.to_string().into())
    }
}

impl<'b> Node<'b> {
    /// The whole value.
    pub(crate) fn root(buffer: &'b Rc<Buffer>) -> Self {
        Self { buffer, index: 0 }
    }

    pub(super) fn entry(self) -> &'b Entry {
        self.buffer.entries.get(self.index).unwrap_or(&Entry::Null)
    }

    pub(super) fn at(self, index: usize) -> Self {
        Self { index, ..self }
    }

    /// The text, if the value is a string.
    pub(super) fn text(self) -> Option<&'b str> {
        match self.entry() {
            Entry::Text { start, end } => self.buffer.text.get(*start..*end),
            _ => None,
        }
    }

    /// The items of a list; nothing for another value.
    pub(super) fn items(self) -> Children<'b> {
        match self.entry() {
            Entry::List { end } => Children::new(self, *end),
            _ => Children::new(self, self.index),
        }
    }

    /// The keys and values of a map, in turns; nothing for another value.
    pub(super) fn entries(self) -> Children<'b> {
        match self.entry() {
            Entry::Map { end } => Children::new(self, *end),
            _ => Children::new(self, self.index),
        }
    }

    /// The value of a key of a map.
    pub(super) fn get(self, key: &str) -> Option<Self> {
        let mut entries = self.entries();
        while let (Some(name), Some(value)) = (entries.next(), entries.next()) {
            if name.text() == Some(key) {
                return Some(value);
            }
        }
        None
    }

    /// The value as JSON.
    pub(super) fn to_value(self) -> Value {
        match self.entry() {
            Entry::Null => Value::Null,
            Entry::Boolean(value) => Value::Bool(*value),
            Entry::Signed(value) => Value::from(*value),
            Entry::Unsigned(value) => Value::from(*value),
            Entry::Wide(value) => Number::from_i128(**value).map_or(Value::Null, Value::Number),
            Entry::Float(value) => Value::from(*value),
            Entry::Number(number) => Value::Number((**number).clone()),
            Entry::Text { .. } => Value::from(self.text().unwrap_or_default()),
            Entry::List { .. } => self.items().map(Self::to_value).collect(),
            Entry::Map { .. } => {
                let mut object = Map::new();
                let mut entries = self.entries();
                while let (Some(key), Some(value)) = (entries.next(), entries.next()) {
                    object.insert(key.text().unwrap_or_default().to_owned(), value.to_value());
                }
                Value::Object(object)
            }
        }
    }

    fn visit<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, BufferError> {
        match self.entry() {
            Entry::Null => visitor.visit_unit(),
            Entry::Boolean(value) => visitor.visit_bool(*value),
            Entry::Signed(value) => visitor.visit_i64(*value),
            Entry::Unsigned(value) => visitor.visit_u64(*value),
            Entry::Wide(value) => visitor.visit_i128(**value),
            Entry::Float(value) => visitor.visit_f64(*value),
            Entry::Number(number) => {
                let number: &Number = number;
                number.deserialize_any(visitor).map_err(BufferError::custom)
            }
            Entry::Text { .. } => visitor.visit_str(self.text().unwrap_or_default()),
            Entry::List { .. } => visitor.visit_seq(self.items()),
            Entry::Map { .. } => visitor.visit_map(self.entries()),
        }
    }
}

impl<'de> Deserializer<'de> for Node<'_> {
    type Error = BufferError;

    fn is_human_readable(&self) -> bool {
        self.buffer.is_human_readable
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, BufferError> {
        if handover::answer(self.buffer, self.index) {
            visitor.visit_unit()
        } else {
            self.visit(visitor)
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, BufferError> {
        match self.entry() {
            Entry::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, BufferError> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, BufferError> {
        self.visit(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, BufferError> {
        self.visit(visitor)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, BufferError> {
        self.visit(visitor)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, BufferError> {
        self.visit(visitor)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, BufferError> {
        self.visit(visitor)
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, BufferError> {
        self.visit(visitor)
    }

    fn deserialize_i64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, BufferError> {
        self.visit(visitor)
    }

    fn deserialize_i128<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, BufferError> {
        self.visit(visitor)
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, BufferError> {
        self.visit(visitor)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, BufferError> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        i8 i16 i32 u8 u16 u32 u64 u128 f32 char bytes byte_buf unit unit_struct tuple tuple_struct
        enum identifier
    }
}

/// The values within a value.
pub(super) struct Children<'b> {
    node: Node<'b>,
    end: usize,
}

impl<'b> Children<'b> {
    fn new(parent: Node<'b>, end: usize) -> Self {
        Self {
            node: parent.at(parent.index + 1),
            end,
        }
    }
}

impl<'b> Iterator for Children<'b> {
    type Item = Node<'b>;

    fn next(&mut self) -> Option<Node<'b>> {
        let node = self.node;
        (node.index < self.end).then(|| {
            self.node.index = node.buffer.next(node.index);
            node
        })
    }
}

impl<'de> SeqAccess<'de> for Children<'_> {
    type Error = BufferError;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, BufferError> {
        self.next().map(|item| seed.deserialize(item)).transpose()
    }
}

impl<'de> MapAccess<'de> for Children<'_> {
    type Error = BufferError;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, BufferError> {
        let Some(key) = self.next() else {
            return Ok(None);
        };
        let key: StrDeserializer<'_, BufferError> =
            key.text().unwrap_or_default().into_deserializer();
        seed.deserialize(key).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(
        &mut self,
        seed: V,
    ) -> Result<V::Value, BufferError> {
        match self.next() {
            Some(value) => seed.deserialize(value),
            None => Err(BufferError::custom("a key without a value")),
        }
    }
}
