//! Lists, maps, options and boxes.

use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde::ser::{SerializeMap, SerializeSeq, Serializer};

use crate::context;
use crate::shape::Shape;
use crate::union::{BufferError, Node};
use crate::wire::{Seed, Wire, Written};

/// The most elements for which memory is reserved before they are decoded.
const RESERVED: usize = 1024;

impl<T: Wire> Wire for Vec<T> {
    const SHAPE: Shape = Shape::List(&T::SHAPE);

    fn placeholder() -> Self {
        Self::new()
    }

    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let list = deserializer.deserialize_seq(ListVisitor(PhantomData));
        list.map_err(context::conceal)
    }

    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(Some(self.len()))?;
        for item in self {
            list.serialize_element(&Written(item))?;
        }
        list.end()
    }
}

struct ListVisitor<T>(PhantomData<T>);

impl<'de, T: Wire> Visitor<'de> for ListVisitor<T> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        expecting::<T>(f, "a sequence")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Vec<T>, A::Error> {
        let mut list = Vec::with_capacity(seq.size_hint().unwrap_or(0).min(RESERVED));
        loop {
            match seq.next_element_seed(Seed(PhantomData)) {
                Ok(Some(item)) => list.push(item),
                Ok(None) => return Ok(list),
                Err(error) => return Err(context::after_value(error)),
            }
        }
    }
}

/// Writes what the visitor of several values of a type expects.
fn expecting<T: Wire>(f: &mut fmt::Formatter<'_>, what: &str) -> fmt::Result {
    if T::SHAPE.has_secrets() {
        context::expecting_secrets(f, what)
    } else {
        context::expecting(f, what)
    }
}

macro_rules! maps {
    ($($map:ident $visitor:ident;)+) => {
        $(impl<T: Wire> Wire for $map<String, T> {
            const SHAPE: Shape = Shape::Map;

            fn placeholder() -> Self {
                Self::new()
            }

            fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let map = deserializer.deserialize_map($visitor(PhantomData));
                map.map_err(context::conceal)
            }

            fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let mut map = serializer.serialize_map(Some(self.len()))?;
                for (key, value) in self {
                    map.serialize_entry(key, &Written(value))?;
                }
                map.end()
            }
        }

        struct $visitor<T>(PhantomData<T>);

        impl<'de, T: Wire> Visitor<'de> for $visitor<T> {
            type Value = $map<String, T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                expecting::<T>(f, "a map")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Self::Value, A::Error> {
                let mut map = $map::new();
                loop {
                    let key = match entries.next_key_seed(Seed::<String>(PhantomData)) {
                        Ok(Some(key)) => key,
                        Ok(None) => return Ok(map),
                        Err(error) => return Err(context::after_value(error)),
                    };
                    if map.contains_key(&key) {
                        return Err(context::duplicate(&key));
                    }
                    let value = entries.next_value_seed(Seed(PhantomData))?;
                    map.insert(key, value);
                }
            }
        })+
    };
}

maps! {
    BTreeMap SortedMapVisitor;
    HashMap HashMapVisitor;
}

impl<T: Wire> Wire for Option<T> {
    const SHAPE: Shape = Shape::Nullable(&T::SHAPE);

    fn placeholder() -> Self {
        None
    }

    #[inline]
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_option(OptionVisitor(PhantomData))
    }

    #[inline]
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Some(value) => serializer.serialize_some(&Written(value)),
            None => serializer.serialize_none(),
        }
    }
}

struct OptionVisitor<T>(PhantomData<T>);

impl<'de, T: Wire> Visitor<'de> for OptionVisitor<T> {
    type Value = Option<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        context::expecting(f, "null or a value")
    }

    #[inline]
    fn visit_unit<E: Error>(self) -> Result<Option<T>, E> {
        Ok(None)
    }

    #[inline]
    fn visit_none<E: Error>(self) -> Result<Option<T>, E> {
        Ok(None)
    }

    #[inline]
    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<T>, D::Error> {
        T::read(deserializer).map(Some)
    }
}

impl<T: Wire> Wire for Box<T> {
    const SHAPE: Shape = T::SHAPE;

    fn placeholder() -> Self {
        Self::new(T::placeholder())
    }

    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::read(deserializer).map(Self::new)
    }

    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        T::write(self, serializer)
    }

    fn read_node(node: Node<'_>) -> Result<Self, BufferError> {
        T::read_node(node).map(Self::new)
    }
}
