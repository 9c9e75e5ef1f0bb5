//! Decodes structs.

use std::fmt;

use serde::de::{
    DeserializeSeed, Deserializer, Error, Expected, MapAccess, SeqAccess, Unexpected, Visitor,
};

use super::keys::Keys;
use super::model::{Object, ignore};
use super::table::Table;
use crate::context::{self, Place};

/// Decodes a struct: unknown keys are skipped, repeated keys are rejected.
///
/// # Errors
/// The error of the format. Where a value does not fit, it names the struct and the field.
pub fn read_object<'de, T: Object, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let outer = context::place();
    let mut object = T::placeholder();
    let visitor = ObjectVisitor {
        object: &mut object,
        has_keys: deserializer.is_human_readable(),
        is_secret: outer.is_secret(),
    };
    let read = if T::KEEPS_ADDITIONAL {
        deserializer.deserialize_map(visitor)
    } else {
        deserializer.deserialize_struct(T::TABLE.name, T::TABLE.keys, visitor)
    };
    context::leave(outer);
    match read {
        Ok(()) => Ok(object),
        Err(error) if T::HAS_SECRETS => Err(context::conceal(error)),
        Err(error) => Err(error),
    }
}

/// Decodes into a struct that exists, so that formats need not move it.
struct ObjectVisitor<'o, T> {
    object: &'o mut T,
    /// Whether the format writes the keys of a struct.
    has_keys: bool,
    /// Whether the struct is the value of a secret field.
    is_secret: bool,
}

impl<'de, T: Object> Visitor<'de> for ObjectVisitor<'_, T> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Expecting(T::TABLE).fmt(f)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut keys = Keys::new(&T::LOOKUP, self.is_secret);
        loop {
            let key = match map.next_key_seed(&mut keys) {
                Ok(Some(key)) => key,
                Ok(None) => break,
                Err(error) => return Err(context::after_value(error)),
            };
            let object = &mut *self.object;
            let read = if let Some(position) = key.position(T::TABLE) {
                map.next_value_seed(FieldSeed { object, position })
            } else if key.is_repeated() {
                return Err(keys.repeated());
            } else if T::KEEPS_ADDITIONAL {
                let name = keys.take_undocumented();
                map.next_value_seed(AdditionalSeed { object, key: name })
            } else {
                map.next_value_seed(Ignored)?;
                continue;
            };
            if let Err(error) = read {
                return Err(keys.discreet(&key, error));
            }
        }
        if T::HAS_REQUIRED {
            keys.check_required()?;
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        if self.has_keys {
            // A list is another value than an object, although derived structs accept it.
            return Err(A::Error::invalid_type(
                Unexpected::Seq,
                &Expecting(T::TABLE),
            ));
        }
        for position in 0..T::TABLE.keys.len() {
            let place = Place::new(T::TABLE, position, self.is_secret);
            context::enter(place);
            let object = &mut *self.object;
            match seq.next_element_seed(FieldSeed { object, position }) {
                Ok(Some(())) => {}
                Ok(None) => return end(T::TABLE, position),
                Err(error) => return Err(context::discreet(place, error)),
            }
        }
        Ok(())
    }
}

/// What a struct expects. This and what follows is the same code for all structs.
struct Expecting(&'static Table);

impl Expected for Expecting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("struct ")?;
        if self.0.has_secrets() {
            context::expecting_secrets(f, self.0.name)
        } else {
            context::expecting(f, self.0.name)
        }
    }
}

/// Ends a list that holds the values of a struct up to a position.
fn end<E: Error>(table: &'static Table, position: usize) -> Result<(), E> {
    if table.is_required(position) {
        Err(E::invalid_length(position, &Expecting(table)))
    } else {
        Ok(())
    }
}

/// Decodes the value at a position into a struct.
struct FieldSeed<'o, T> {
    object: &'o mut T,
    position: usize,
}

impl<'de, T: Object> DeserializeSeed<'de> for FieldSeed<'_, T> {
    type Value = ();

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, value: D) -> Result<(), D::Error> {
        if !T::HAS_CONSTANTS {
            return self.object.read(self.position, value);
        }
        match self.position.checked_sub(T::TABLE.constants.len()) {
            Some(field) => self.object.read(field, value),
            None => read_constant(self.object, self.position, value),
        }
    }
}

/// Checks the value of a constant.
fn read_constant<'de, T: Object, D: Deserializer<'de>>(
    object: &mut T,
    position: usize,
    value: D,
) -> Result<(), D::Error> {
    let (Some(key), Some(constant)) = (
        T::TABLE.keys.get(position),
        T::TABLE.constants.get(position),
    ) else {
        return ignore(value);
    };
    if constant.is_optional {
        if constant.value.read_optional(value)? {
            object.set_present(key);
        }
        Ok(())
    } else {
        constant.value.read(value)
    }
}

/// Decodes the value of an undocumented key into a struct.
struct AdditionalSeed<'o, T> {
    object: &'o mut T,
    key: String,
}

impl<'de, T: Object> DeserializeSeed<'de> for AdditionalSeed<'_, T> {
    type Value = ();

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, value: D) -> Result<(), D::Error> {
        self.object.read_additional(self.key, value)
    }
}

/// Skips a value.
struct Ignored;

impl<'de> DeserializeSeed<'de> for Ignored {
    type Value = ();

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, value: D) -> Result<(), D::Error> {
        ignore(value)
    }
}
