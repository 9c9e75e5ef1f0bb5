//! Compares the JSON that a value was decoded from with the JSON that it is encoded as.

use serde_json::{Map, Value};

/// The object that was decoded, and the one that was written.
pub type Objects<'v> = (&'v Map<String, Value>, &'v Map<String, Value>);

/// Nothing, or what was lost and where.
pub type Kept = Result<(), String>;

/// The key that marks an object in whose text another key, the value of this one, occurs twice.
pub(super) const AGAIN: &str = "\u{1}the same key again";

/// The text of a changed value.
pub(super) fn text(value: &Value) -> String {
    let text = value.to_string();
    let again = Value::from(AGAIN).to_string();
    match key_again(value) {
        Some(key) => text.replacen(&again, &Value::from(key).to_string(), 1),
        None => text,
    }
}

/// The key that occurs twice in an object of a value.
pub(super) fn key_again(value: &Value) -> Option<&str> {
    match value {
        Value::Object(object) => match object.get(AGAIN) {
            Some(key) => key.as_str(),
            None => object.values().find_map(key_again),
        },
        Value::Array(items) => items.iter().find_map(key_again),
        _ => None,
    }
}

/// Whether what a value is encoded as may be another variant of a union: an integral float is written as
/// an integer, and null of an optional field is not written.
pub(super) fn may_change_variant(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Number(number) => {
            number.is_f64() && number.as_f64().is_some_and(|float| float.fract() == 0.0)
        }
        Value::Array(items) => items.iter().any(may_change_variant),
        Value::Object(object) => object.values().any(may_change_variant),
        _ => false,
    }
}

/// JSON that is kept as it is. Integral floats may be written as integers.
pub(super) fn same(from: &Value, written: &Value) -> Kept {
    let is_same = match (from, written) {
        (Value::Number(from), Value::Number(written)) => {
            from == written || from.as_f64() == written.as_f64()
        }
        (Value::Array(from), Value::Array(written)) => {
            return items(from, written, |at, from, written| {
                same(from, written).map_err(|fault| format!("[{at}]{fault}"))
            });
        }
        (Value::Object(from), Value::Object(written)) => {
            return keys(from, written, |_, from, written| same(from, written));
        }
        _ => from == written,
    };
    is_same
        .then_some(())
        .ok_or_else(|| format!(": {from} became {written}"))
}

/// Compares the items of a list.
pub(super) fn items(
    from: &[Value],
    written: &[Value],
    check: impl Fn(usize, &Value, &Value) -> Kept,
) -> Kept {
    if from.len() != written.len() {
        let (from, written) = (from.len(), written.len());
        return Err(format!(": {from} items became {written}"));
    }
    let mut pairs = from.iter().zip(written).enumerate();
    pairs.try_for_each(|(at, (from, written))| check(at, from, written))
}

/// Compares the values of all keys.
pub(super) fn keys(
    from: &Map<String, Value>,
    written: &Map<String, Value>,
    check: impl Fn(&str, &Value, &Value) -> Kept,
) -> Kept {
    let mut entries = from.iter().filter(|(key, _)| *key != AGAIN);
    entries.try_for_each(|(key, from)| {
        let written = written.get(key);
        let written = written.ok_or_else(|| format!(".{key}: lost"))?;
        check(key, from, written).map_err(|fault| format!(".{key}{fault}"))
    })
}

/// An object that is decoded as such, and so refuses a key that occurs twice.
pub(super) fn object<'v>(from: &'v Value, written: &'v Value) -> Result<Objects<'v>, String> {
    let (Value::Object(from), Value::Object(written)) = (from, written) else {
        return Err(format!(": {from} became {written}"));
    };
    if from.contains_key(AGAIN) {
        return Err(": a key occurs twice".to_owned());
    }
    Ok((from, written))
}
