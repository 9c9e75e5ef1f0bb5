//! Changes values as other versions of an API might, and tries what decoding makes of them.

use arbitrary::{Arbitrary, Result, Unstructured};
use serde_json::{Map, Value};

use super::sample::Sample;
use crate::shape::Shape;
use crate::wire::Wire;

/// How many mutated values decode.
#[derive(Clone, Copy, Default)]
pub(super) struct Share {
    pub(super) all: u64,
    pub(super) decoded: u64,
}

/// Makes a value, changes it, and decodes and encodes it.
///
/// What is decoded must be encoded the same way again, with every key that the type documents.
/// A key that occurs twice must be an error.
pub(super) fn try_mutated<T>(bytes: &[u8], share: &mut Share) -> std::result::Result<(), String>
where
    T: Sample + for<'a> Arbitrary<'a> + Wire + PartialEq,
{
    let mut u = Unstructured::new(bytes);
    let said = |error: &dyn std::fmt::Display| error.to_string();
    let seed: [u8; 16] = u.arbitrary().map_err(|error| said(&error))?;
    let value = T::arbitrary(&mut u).map_err(|error| said(&error))?;
    let value = serde_json::to_value(&value).map_err(|error| said(&error))?;
    let mut u = Unstructured::new(&seed);
    let (text, is_doubled) = mutated(&mut u, value).map_err(|error| said(&error))?;
    share.all += 1;
    let Ok(decoded) = serde_json::from_str::<T>(&text) else {
        return Ok(());
    };
    share.decoded += 1;
    if is_doubled {
        return Err(format!("{text} decodes, although a key occurs twice"));
    }
    let encoded = serde_json::to_string(&decoded).map_err(|error| format!("{text}: {error}"))?;
    let again: T = serde_json::from_str(&encoded).map_err(|error| {
        format!("{text} is encoded as {encoded}, which does not decode: {error}")
    })?;
    let stable = serde_json::to_string(&again).map_err(|error| format!("{encoded}: {error}"))?;
    let read = |text: &str| serde_json::from_str::<Value>(text).map_err(|error| said(&error));
    // A hash map has no order.
    if again != decoded || read(&stable)? != read(&encoded)? {
        return Err(format!("{text} is encoded as {encoded}, then as {stable}"));
    }
    match lost(&T::SHAPE, &read(&text)?, &read(&encoded)?) {
        Some(key) => Err(format!("{text} is encoded as {encoded}, without {key:?}")),
        None => Ok(()),
    }
}

/// The first key with a value that a struct documents and that is not encoded.
fn lost(shape: &Shape, value: &Value, encoded: &Value) -> Option<String> {
    let (Value::Object(value), Value::Object(encoded)) = (value, encoded) else {
        return None;
    };
    let Shape::Struct(table) = shape else {
        return None;
    };
    let mut keys = value.iter().filter(|(_, value)| !value.is_null());
    let is_lost = |key: &str| (table.find)(key, 0).is_some() && !encoded.contains_key(key);
    keys.find(|(key, _)| is_lost(key))
        .map(|(key, _)| key.clone())
}

/// The text of a value with one change, and whether a key occurs twice in it.
fn mutated(u: &mut Unstructured<'_>, mut value: Value) -> Result<(String, bool)> {
    let kind = u.int_in_range(0..=7)?;
    if let (7, Value::Object(object)) = (kind, &value)
        && let Some((key, value)) = object.iter().next()
    {
        let rest = Value::Object(object.clone()).to_string();
        let key = Value::from(key.as_str());
        let text = format!("{{{key}:{value},{}", rest.trim_start_matches('{'));
        return Ok((text, true));
    }
    change(u, &mut value, kind)?;
    Ok((value.to_string(), false))
}

/// Changes a value, or one within it.
fn change(u: &mut Unstructured<'_>, value: &mut Value, kind: u8) -> Result<()> {
    // Half of the changes are at the outermost level.
    let goes_in: bool = u.arbitrary()?;
    match value {
        Value::Object(object) if !object.is_empty() => {
            let at = u.choose_index(object.len())?;
            let Some(key) = object.keys().nth(at).cloned() else {
                return Ok(());
            };
            match object.get_mut(&key) {
                Some(inner @ (Value::Object(_) | Value::Array(_))) if goes_in => {
                    return change(u, inner, kind);
                }
                _ => {}
            }
            match kind {
                0 | 1 => drop(object.remove(&key)),
                2..=4 => drop(object.insert("added by the API".to_owned(), any(u)?)),
                5 => drop(object.insert(key, Value::Null)),
                _ => drop(object.insert(key, any(u)?)),
            }
        }
        Value::Array(items) if !items.is_empty() => {
            let at = u.choose_index(items.len())?;
            match items.get_mut(at) {
                Some(inner @ (Value::Object(_) | Value::Array(_))) if goes_in => {
                    return change(u, inner, kind);
                }
                Some(item) if kind == 5 => *item = Value::Null,
                Some(item) if kind > 5 => *item = any(u)?,
                Some(item) if kind > 1 => {
                    let again = item.clone();
                    items.push(again);
                }
                _ => drop(items.remove(at)),
            }
        }
        other if kind == 5 => *other = Value::Null,
        Value::String(text) if kind < 5 => "added by the API".clone_into(text),
        Value::Number(number) if kind < 5 => *number = 1_000_000_007.into(),
        other => *other = any(u)?,
    }
    Ok(())
}

/// Any kind of JSON.
fn any(u: &mut Unstructured<'_>) -> Result<Value> {
    Ok(match u.int_in_range(0..=6)? {
        0 => Value::Bool(u.arbitrary()?),
        1 => Value::from(u.arbitrary::<i64>()?),
        2 => Value::from(u.int_in_range(0..=1000)? as f64 / 8.0),
        3 => Value::Array(vec![Value::from("item"), Value::Null]),
        4 => Value::Object(Map::from_iter([("key".to_owned(), Value::from(1))])),
        _ => Value::from("text"),
    })
}
