//! How a struct is decoded and encoded: one loop for all structs, one table for each.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use serde::ser::{SerializeMap, Serializer};

use super::{Key, KeySeed, Keys, Seen, index};

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
    /// By what a key is found.
    const FOUND_BY: Keys = Keys {
        name: Self::NAME,
        fields: Self::KEYS,
        index: &index(Self::KEYS),
        // <constants>
        constants: Self::CONSTANTS,
        // </constants>
        // <rest>
        keeps_rest: Self::KEEPS_REST,
        // </rest>
    };

    /// A value to be filled in; it is handed out only when all that is required was seen.
    fn blank() -> Self;

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
    fn write<M: SerializeMap>(&self, out: &mut Entries<M>);
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

                #[inline]
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

                #[inline]
                fn required() -> &'static [bool] {
                    &[$(support::$mode::REQUIRED),*]
                }

                fn write<M: ::serde::ser::SerializeMap>(&self, out: &mut support::Entries<M>) {
                    $(support::$mode::write(&self.$field, $key, out);)*
                    // <rest>
                    $(support::rest::write(&self.$rest, out);)?
                    // </rest>
                    let _ = out;
                }
            }
            // <blank>

            impl support::Blank for $model {
                #[inline]
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
    let mut out = Entries {
        map: serializer.serialize_map(None)?,
        written: Ok(()),
    };
    // <constants>
    for (key, value) in T::CONSTANTS {
        // <presence>
        if object.presence(key) == Some(super::Presence::Absent) {
            continue;
        }
        // </presence>
        out.write(key, value);
    }
    // </constants>
    object.write(&mut out);
    out.written?;
    out.map.end()
}

/// Where the entries of a struct are written; after an error nothing more is.
///
/// The error waits here so that no field has to hand it on: that is half of the code of a struct.
pub(crate) struct Entries<M: SerializeMap> {
    map: M,
    written: Result<(), M::Error>,
}
// <entries>

impl<M: SerializeMap> Entries<M> {
    pub(crate) fn write<T: serde::Serialize + ?Sized>(&mut self, key: &str, value: &T) {
        if self.written.is_ok() {
            self.written = self.map.serialize_entry(key, value);
        }
    }
}
// </entries>

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
        while let Some(key) = map.next_key_seed(KeySeed {
            keys: &T::FOUND_BY,
            expected,
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
        if let Some(position) = seen.first_missing(T::required()) {
            return Err(in_field::<T, A::Error>(
                T::KEYS.get(position).copied(),
                A::Error::custom("missing field"),
            ));
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
#[cold]
pub(crate) fn in_field<T: Object, E: Error>(key: Option<&str>, error: E) -> E {
    placed(T::NAME, key, error)
}

#[cold]
fn placed<E: Error>(model: &str, key: Option<&str>, error: E) -> E {
    E::custom(format_args!("{model}.{}: {error}", key.unwrap_or("?")))
}
