//! Changes values as other versions of an API might, and tries what decoding makes of them.

use arbitrary::{Arbitrary, Result, Unstructured};
use serde_json::{Map, Value};

use super::kept::{AGAIN, may_change_variant, same, text};
use super::sample::Sample;
use crate::wire::Wire;

/// How many mutated values decode.
#[derive(Clone, Copy, Default)]
pub(super) struct Share {
    pub(super) all: u64,
    pub(super) decoded: u64,
}

/// Makes a value, changes it, and decodes and encodes it.
///
/// What is decoded must be encoded with all that its types document, and decode to itself again.
/// A key that occurs twice must be an error.
pub(super) fn try_mutated<T>(bytes: &[u8], share: &mut Share) -> std::result::Result<(), String>
where
    T: Sample + for<'a> Arbitrary<'a> + Wire + PartialEq,
{
    let mut u = Unstructured::new(bytes);
    let said = |error: &dyn std::fmt::Display| error.to_string();
    let seed: [u8; 16] = u.arbitrary().map_err(|error| said(&error))?;
    let value = T::arbitrary(&mut u).map_err(|error| said(&error))?;
    let mut value = serde_json::to_value(&value).map_err(|error| said(&error))?;
    let mut u = Unstructured::new(&seed);
    let kind = u.int_in_range(0..=7).map_err(|error| said(&error))?;
    change(&mut u, &mut value, kind).map_err(|error| said(&error))?;
    let text = text(&value);
    share.all += 1;
    let Ok(decoded) = serde_json::from_str::<T>(&text) else {
        return Ok(());
    };
    share.decoded += 1;
    let encoded = serde_json::to_string(&decoded).map_err(|error| format!("{text}: {error}"))?;
    let written = serde_json::from_str(&encoded).map_err(|error| format!("{encoded}: {error}"))?;
    let kept = decoded.check_kept(&value, &written);
    kept.map_err(|fault| format!("{text} is encoded as {encoded}: {fault}"))?;
    let again: T = serde_json::from_str(&encoded).map_err(|error| {
        format!("{text} is encoded as {encoded}, which does not decode: {error}")
    })?;
    if again == decoded {
        return Ok(());
    }
    let stable = serde_json::to_value(&again).map_err(|error| format!("{encoded}: {error}"))?;
    if may_change_variant(&value) && same(&written, &stable).is_ok() {
        return Ok(());
    }
    Err(format!("{text} and {encoded} decode to different values"))
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
                6 => drop(object.insert(key, any(u)?)),
                _ => drop(object.insert(AGAIN.to_owned(), key.into())),
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
        // `serde_json` does not read every larger number exactly as a float.
        1 => Value::from(u.int_in_range(-(1_i64 << 53)..=1 << 53)?),
        2 => Value::from(u.int_in_range(0..=1000)? as f64 / 8.0),
        3 => Value::Array(vec![Value::from("item"), Value::Null]),
        4 => Value::Object(Map::from_iter([("key".to_owned(), Value::from(1))])),
        _ => Value::from("text"),
    })
}
