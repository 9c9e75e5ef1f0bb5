//! Compares the parts of structs and unions with the JSON that they were decoded from.

use serde_json::{Map, Value};

use super::kept::{Kept, Objects, key_again, object, same};
use super::sample::Sample;
use crate::object::Object;

/// The objects of a struct, whose constants are compared.
///
/// # Errors
/// What was lost.
pub fn kept_object<'v, T: Object>(
    from: &'v Value,
    written: &'v Value,
) -> Result<Objects<'v>, String> {
    let (from, written) = object(from, written)?;
    let constants = T::TABLE.keys.iter().zip(T::TABLE.constants);
    for (key, _) in constants {
        kept_field(key, from, written, false, same)?;
    }
    Ok((from, written))
}

/// Compares the values of a documented key. Null of an optional field that may not be null is absent.
///
/// # Errors
/// What was lost.
pub fn kept_field(
    key: &str,
    from: &Map<String, Value>,
    written: &Map<String, Value>,
    may_be_null: bool,
    check: impl FnOnce(&Value, &Value) -> Kept,
) -> Kept {
    let Some(from) = from.get(key).filter(|from| may_be_null || !from.is_null()) else {
        return Ok(());
    };
    let written = written.get(key);
    let written = written.ok_or_else(|| format!(".{key}: lost"))?;
    check(from, written).map_err(|fault| format!(".{key}{fault}"))
}

/// Compares the values of undocumented keys with the map that keeps them.
///
/// # Errors
/// What was lost.
pub fn kept_additional<T: Object>(
    additional: &impl Sample,
    from: &Map<String, Value>,
    written: &Map<String, Value>,
) -> Kept {
    let rest = |object: &Map<String, Value>| -> Value {
        let entries = object.iter();
        let entries = entries.filter(|(key, _)| !T::TABLE.keys.contains(&key.as_str()));
        Value::Object(
            entries
                .map(|(key, value)| (key.clone(), value.clone()))
                .collect(),
        )
    };
    additional.check_kept(&rest(from), &rest(written))
}

/// Compares a value that no variant of a union takes; it is kept as it is.
///
/// # Errors
/// What was lost.
pub fn kept_unrecognized(from: &Value, written: &Value) -> Kept {
    if key_again(from).is_some() {
        return Err(": a key occurs twice".to_owned());
    }
    same(from, written)
}
