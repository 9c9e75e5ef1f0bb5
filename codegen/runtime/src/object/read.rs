//! Decodes structs.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserializer, Error, MapAccess, Visitor};

use super::error::{DUPLICATE, in_field};
use super::keys::{Key, KeySeed, Seen};
use super::model::{Object, ignore};
use crate::redacted::{discreet, redacted};

/// What an error says about a required key that does not occur.
const MISSING: &str = "missing field";

/// Decodes a struct: unknown keys are skipped, repeated keys are rejected.
///
/// # Errors
/// The error names the struct and the field.
pub fn read_object<'de, T: Object, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_map(ObjectVisitor(PhantomData))
}

struct ObjectVisitor<T>(PhantomData<T>);

impl<'de, T: Object> Visitor<'de> for ObjectVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an object for {}", T::NAME)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
        let mut object = T::placeholder();
        let mut seen = Seen::default();
        let mut expected = 0;
        while let Some(key) = map.next_key_seed(KeySeed {
            keys: &T::LOOKUP,
            expected,
        })? {
            match key {
                Key::Field(position) => {
                    let read = if seen.insert(position) {
                        object.read(position, &mut map)
                    } else {
                        return Err(in_position::<T, _>(position, A::Error::custom(DUPLICATE)));
                    };
                    if let Err(error) = read {
                        let key = key_of::<T>(position);
                        return Err(in_field::<T, _>(key, discreet::<T, _>(key, error)));
                    }
                    expected = position + 1;
                }
                Key::Constant(position) => {
                    read_constant(&mut object, position, &mut seen, &mut map)?;
                }
                Key::Additional(key) => {
                    let read = object.read_additional(key, &mut map);
                    if let (Err(_), Some(name)) = (&read, T::SECRET_ADDITIONAL) {
                        return Err(in_field::<T, _>(name, redacted::<A::Error>()));
                    }
                    read?;
                }
                Key::Unknown => ignore(&mut map)?,
            }
        }
        match first_missing(&object, &seen) {
            Some(key) => Err(in_field::<T, _>(key, A::Error::custom(MISSING))),
            None => Ok(object),
        }
    }
}

/// Checks the value of a constant.
fn read_constant<'de, T: Object, A: MapAccess<'de>>(
    object: &mut T,
    position: usize,
    seen: &mut Seen,
    map: &mut A,
) -> Result<(), A::Error> {
    let Some((key, constant)) = T::CONSTANTS.get(position) else {
        return ignore(map);
    };
    if !seen.insert(T::KEYS.len() + position) {
        return Err(in_field::<T, _>(key, A::Error::custom(DUPLICATE)));
    }
    let is_present = map
        .next_value_seed(*constant)
        .map_err(|error| in_field::<T, _>(key, discreet::<T, A::Error>(key, error)))?;
    let is_optional = object.presence(key).is_some();
    if is_present && is_optional {
        object.set_present(key);
    }
    if is_present || is_optional {
        return Ok(());
    }
    let error = A::Error::custom("expected a value, found null");
    Err(in_field::<T, _>(key, error))
}

/// The first required key that was not seen.
fn first_missing<T: Object>(object: &T, seen: &Seen) -> Option<&'static str> {
    if let Some(position) = seen.first_missing(T::required()) {
        return Some(key_of::<T>(position));
    }
    let mut constants = T::CONSTANTS.iter().enumerate();
    let missing = constants.find(|(position, (key, _))| {
        object.presence(key).is_none() && !seen.contains(T::KEYS.len() + position)
    });
    missing.map(|(_, (key, _))| *key)
}

fn key_of<T: Object>(position: usize) -> &'static str {
    T::KEYS.get(position).copied().unwrap_or("?")
}

#[cold]
fn in_position<T: Object, E: Error>(position: usize, error: E) -> E {
    in_field::<T, E>(key_of::<T>(position), error)
}
