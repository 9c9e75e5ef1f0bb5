//! How a struct is decoded and encoded: one loop for all structs, one table for each.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use serde::ser::{SerializeMap, Serializer};

/// What the loops ask of a struct; `object!` answers it.
pub(crate) trait Object: Sized {
    /// The struct's name, for errors.
    const NAME: &'static str;

    /// The keys of the fields, in the order of their page.
    const KEYS: &'static [&'static str];

    // <constants>
    /// The keys that must have one certain value.
    const CONSTANTS: &'static [(&'static str, super::Constant)] = &[];

    // </constants>
    // <presence>
    /// The mark of whether an optional constant is there; `None` for a constant that always is.
    fn presence(&self, key: &str) -> Option<super::Presence> {
        let _ = key;
        None
    }

    /// Marks an optional constant as being there; false for a constant that always is.
    fn set_present(&mut self, key: &str) -> bool {
        let _ = key;
        false
    }

    // </presence>
    // <secrets>
    /// The keys whose values no message may show.
    const SECRETS: &'static [&'static str] = &[];

    // </secrets>
    // <rest>
    /// Whether keys that are not documented are kept.
    const KEEPS_REST: bool = false;

    // <secrets>
    /// The name of the field that keeps them, if no message may show what is in it.
    const SECRET_REST: Option<&'static str> = None;

    // </secrets>
    // </rest>
    /// A value to be filled in; it is handed out only when all that is required was seen.
    fn blank() -> Self;

    /// The place of a key in [`Self::KEYS`].
    fn position(key: &str) -> Option<usize>;

    /// Decodes the value of the field at a position.
    fn read<'de, A: MapAccess<'de>>(
        &mut self,
        position: usize,
        map: &mut A,
    ) -> Result<(), A::Error>;

    // <rest>
    /// Decodes the value of a key that is not documented.
    fn read_rest<'de, A: MapAccess<'de>>(
        &mut self,
        key: String,
        map: &mut A,
    ) -> Result<(), A::Error> {
        drop(key);
        map.next_value::<IgnoredAny>().map(drop)
    }

    // </rest>
    /// Whether each field is required, in the order of [`Self::KEYS`].
    fn required() -> &'static [bool];

    /// Encodes the fields.
    fn write<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error>;
}

/// Implements decoding and encoding of a struct from a table: each field's name, whether it may
/// be left out, and its key in JSON.
macro_rules! object {
    (
        $model:ident { $($field:ident: $mode:ident $key:literal/*<secrets> $(as $mark:ident)?*/,)* }
        // <constants>
        $(constants { $($tag:literal $(in $presence:ident)?/*<secrets> $(as $tag_mark:ident)?*/: $kind:ident($value:literal),)+ })?
        // </constants>
        // <rest>
        $(rest $rest:ident/*<secrets> $(as $rest_mark:ident)?*/)?
        // </rest>
    ) => {
        const _: () = {
            #[allow(non_camel_case_types)]
            enum __Field {
                $($field,)*
            }

            const FIELDS: &[__Field] = &[$(__Field::$field),*];

            impl support::Object for $model {
                const NAME: &'static str = ::core::stringify!($model);
                const KEYS: &'static [&'static str] = &[$($key),*];
                // <constants>
                $(const CONSTANTS: &'static [(&'static str, support::Constant)] =
                    &[$(($tag, support::Constant::$kind($value))),+];)?
                // </constants>
                // <secrets>
                const SECRETS: &'static [&'static str] = &[
                    $($(support::$mark($key),)?)*
                    // <constants>
                    $($($(support::$tag_mark($tag),)?)+)?
                    // </constants>
                ];
                // </secrets>
                // <presence>
                $(
                    fn presence(&self, key: &str) -> ::core::option::Option<support::Presence> {
                        match key {
                            $($($tag => ::core::option::Option::Some(self.$presence),)?)+
                            _ => ::core::option::Option::None,
                        }
                    }

                    fn set_present(&mut self, key: &str) -> bool {
                        match key {
                            $($($tag => self.$presence = support::Presence::Present,)?)+
                            _ => return false,
                        }
                        #[allow(unreachable_code)]
                        true
                    }
                )?
                // </presence>
                // <rest>
                $(const KEEPS_REST: bool = !::core::stringify!($rest).is_empty();)?
                // <secrets>
                $($(const SECRET_REST: ::core::option::Option<&'static str> =
                    ::core::option::Option::Some(support::$rest_mark(::core::stringify!($rest)));)?)?
                // </secrets>
                // </rest>

                fn blank() -> Self {
                    Self {
                        $($field: support::$mode::blank(),)*
                        // <presence>
                        $($($($presence: support::Presence::Absent,)?)+)?
                        // </presence>
                        // <rest>
                        $($rest: ::core::default::Default::default(),)?
                        // </rest>
                    }
                }

                fn position(key: &str) -> ::core::option::Option<usize> {
                    match key {
                        $($key => ::core::option::Option::Some(__Field::$field as usize),)*
                        _ => ::core::option::Option::None,
                    }
                }

                fn read<'de, A: ::serde::de::MapAccess<'de>>(
                    &mut self,
                    position: usize,
                    map: &mut A,
                ) -> ::core::result::Result<(), A::Error> {
                    match FIELDS.get(position) {
                        $(::core::option::Option::Some(__Field::$field) => {
                            support::$mode::read(&mut self.$field, map)
                        })*
                        _ => support::ignore(map),
                    }
                }
                // <rest>
                $(
                    fn read_rest<'de, A: ::serde::de::MapAccess<'de>>(
                        &mut self,
                        key: ::std::string::String,
                        map: &mut A,
                    ) -> ::core::result::Result<(), A::Error> {
                        support::rest::read::<Self, _, _>(&mut self.$rest, key, map)
                    }
                )?
                // </rest>

                fn required() -> &'static [bool] {
                    &[$(support::$mode::REQUIRED),*]
                }

                fn write<M: ::serde::ser::SerializeMap>(
                    &self,
                    map: &mut M,
                ) -> ::core::result::Result<(), M::Error> {
                    $(support::$mode::write(&self.$field, $key, map)?;)*
                    // <rest>
                    $(support::rest::write(&self.$rest, map)?;)?
                    // </rest>
                    let _ = map;
                    ::core::result::Result::Ok(())
                }
            }
            // <blank>

            impl support::Blank for $model {
                fn blank() -> Self {
                    support::Object::blank()
                }
            }
            // </blank>
            // <unions>

            impl support::Shape for $model {
                fn misfit(value: &::serde_json::Value) -> ::core::option::Option<usize> {
                    support::object_misfit::<Self>(value)
                }
            }
            // </unions>
            // <arbitrary>

            #[cfg(any(test, feature = "arbitrary"))]
            support::sample_object! {
                $model { $($field: $mode,)* }
                // <presence>
                presences { $($($($presence,)?)+)? }
                // </presence>
                // <rest>
                $(rest $rest)?
                // </rest>
            }
            // </arbitrary>

            impl ::serde::Serialize for $model {
                fn serialize<S: ::serde::Serializer>(
                    &self,
                    serializer: S,
                ) -> ::core::result::Result<S::Ok, S::Error> {
                    support::write_object(self, serializer)
                }
            }

            impl<'de> ::serde::Deserialize<'de> for $model {
                fn deserialize<D: ::serde::Deserializer<'de>>(
                    deserializer: D,
                ) -> ::core::result::Result<Self, D::Error> {
                    support::read_object(deserializer)
                }
            }
        };
    };
}
pub(crate) use object;

/// Decodes a struct: unknown keys are passed over, repeated keys are refused.
pub(crate) fn read_object<'de, T: Object, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    deserializer.deserialize_map(ObjectVisitor(PhantomData))
}

/// Encodes a struct; a field that is absent is not written.
pub(crate) fn write_object<T: Object, S: Serializer>(
    object: &T,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(None)?;
    // <constants>
    for (key, value) in T::CONSTANTS {
        // <presence>
        if object.presence(key) == Some(super::Presence::Absent) {
            continue;
        }
        // </presence>
        map.serialize_entry(key, value)?;
    }
    // </constants>
    object.write(&mut map)?;
    map.end()
}

/// Passes over the value of a key.
pub(crate) fn ignore<'de, A: MapAccess<'de>>(map: &mut A) -> Result<(), A::Error> {
    map.next_value::<IgnoredAny>().map(drop)
}

struct ObjectVisitor<T>(PhantomData<T>);

impl<'de, T: Object> Visitor<'de> for ObjectVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an object for {}", T::NAME)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
        let mut object = T::blank();
        let mut seen = Seen::default();
        let mut expected = 0;
        while let Some(key) = map.next_key_seed(KeySeed::<T> {
            expected,
            model: PhantomData,
        })? {
            match key {
                Key::Field(position) => {
                    let fault = match seen.insert(position) {
                        // <open>
                        true => object.read(position, &mut map).err(),
                        // </open>
                        // <secrets>
                        true => {
                            let key = T::KEYS.get(position).copied();
                            let read = object.read(position, &mut map);
                            read.err().map(|error| super::discreet::<T, _>(key, error))
                        }
                        // </secrets>
                        false => Some(A::Error::custom("the key stands here a second time")),
                    };
                    if let Some(error) = fault {
                        return Err(in_field::<T, A::Error>(
                            T::KEYS.get(position).copied(),
                            error,
                        ));
                    }
                    expected = position + 1;
                }
                // <constants>
                Key::Constant(position) => {
                    let Some((key, constant)) = T::CONSTANTS.get(position) else {
                        continue;
                    };
                    if !seen.insert(T::KEYS.len() + position) {
                        let error = A::Error::custom("the key stands here a second time");
                        return Err(in_field::<T, A::Error>(Some(key), error));
                    }
                    // <open>
                    let there = map
                        .next_value_seed(*constant)
                        .map_err(|error| in_field::<T, A::Error>(Some(key), error))?;
                    // </open>
                    // <secrets>
                    let there = map.next_value_seed(*constant).map_err(|error| {
                        let error = super::discreet::<T, _>(Some(key), error);
                        in_field::<T, A::Error>(Some(key), error)
                    })?;
                    // </secrets>
                    // <presence>
                    if there && object.set_present(key) || !there && object.presence(key).is_some()
                    {
                        continue;
                    }
                    // </presence>
                    if !there {
                        return Err(in_field::<T, A::Error>(
                            Some(key),
                            A::Error::custom("null where a value must be"),
                        ));
                    }
                }
                // </constants>
                // <rest>
                // <open>
                Key::Rest(key) => object.read_rest(key, &mut map)?,
                // </open>
                // <secrets>
                Key::Rest(key) => match (object.read_rest(key, &mut map), T::SECRET_REST) {
                    (Err(_), Some(name)) => {
                        return Err(in_field::<T, A::Error>(Some(name), super::redacted()));
                    }
                    (read, _) => read?,
                },
                // </secrets>
                // </rest>
                Key::Unknown => ignore(&mut map)?,
            }
        }
        for (position, required) in T::required().iter().enumerate() {
            if *required && !seen.contains(position) {
                return Err(in_field::<T, A::Error>(
                    T::KEYS.get(position).copied(),
                    A::Error::custom("missing field"),
                ));
            }
        }
        // <constants>
        for (position, (key, _)) in T::CONSTANTS.iter().enumerate() {
            // <presence>
            if object.presence(key).is_some() {
                continue;
            }
            // </presence>
            if !seen.contains(T::KEYS.len() + position) {
                return Err(in_field::<T, A::Error>(
                    Some(key),
                    A::Error::custom("missing field"),
                ));
            }
        }
        // </constants>
        Ok(object)
    }
}

/// The error with the names of the model and the field before it.
pub(crate) fn in_field<T: Object, E: Error>(key: Option<&str>, error: E) -> E {
    E::custom(format_args!("{}.{}: {error}", T::NAME, key.unwrap_or("?")))
}

enum Key {
    Field(usize),
    // <constants>
    Constant(usize),
    // </constants>
    // <rest>
    Rest(String),
    // </rest>
    Unknown,
}

/// Finds the position of a key; most keys come in the order of the page, so the next one is tried first.
struct KeySeed<T> {
    expected: usize,
    model: PhantomData<T>,
}

impl<'de, T: Object> DeserializeSeed<'de> for KeySeed<T> {
    type Value = Key;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Key, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl<T: Object> Visitor<'_> for KeySeed<T> {
    type Value = Key;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a key of {}", T::NAME)
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<Key, E> {
        if T::KEYS.get(self.expected) == Some(&key) {
            return Ok(Key::Field(self.expected));
        }
        if let Some(position) = T::position(key) {
            return Ok(Key::Field(position));
        }
        // <constants>
        if let Some(position) = T::CONSTANTS
            .iter()
            .position(|(constant, _)| *constant == key)
        {
            return Ok(Key::Constant(position));
        }
        // </constants>
        // <rest>
        if T::KEEPS_REST {
            return Ok(Key::Rest(key.to_owned()));
        }
        // </rest>
        Ok(Key::Unknown)
    }
}

/// Which positions have been seen; it allocates only for structs of more than 64 fields.
#[derive(Default)]
struct Seen {
    first: u64,
    others: Vec<u64>,
}

impl Seen {
    /// Marks a position; false if it was marked before.
    fn insert(&mut self, position: usize) -> bool {
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

    fn contains(&self, position: usize) -> bool {
        let word = match (position / 64).checked_sub(1) {
            None => self.first,
            Some(index) => self.others.get(index).copied().unwrap_or(0),
        };
        word & (1 << (position % 64)) != 0
    }
}
