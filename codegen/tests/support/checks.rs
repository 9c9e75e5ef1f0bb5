//! What the values in `roundtrip.json` must do; part of the crate of all cases.

use std::fmt::Debug;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Checks one entry of a file, and adds what is wrong to the faults.
///
/// An entry gives a `type` and a value of it, as `json`, or as `text` where the order of keys, a
/// repeated key or the digits of a number matter. It is then decoded, and
/// - `same`: encoding gives the same again;
/// - `becomes`: encoding gives another value;
/// - `error`: decoding fails, and the message holds this text;
/// - `debug`: what is decoded prints like this in `{:?}`, at least at its start;
/// - `hides`: neither `{:?}` nor the message of an error holds this text.
pub fn check<T>(entries: &str, index: usize, faults: &mut Vec<String>)
where
    T: DeserializeOwned + Serialize + PartialEq + Debug,
{
    let entries: Value = serde_json::from_str(entries).expect("the file holds JSON");
    let entry = &entries[index];
    if let Err(fault) = checked::<T>(entry) {
        faults.push(format!("{fault}\n  in {entry}"));
    }
}

fn checked<T>(entry: &Value) -> Result<(), String>
where
    T: DeserializeOwned + Serialize + PartialEq + Debug,
{
    let object = entry.as_object().ok_or("an entry is an object")?;
    let known = |key: &&String| {
        [
            "type", "json", "text", "same", "becomes", "error", "debug", "hides",
        ]
        .contains(&key.as_str())
    };
    if let Some(key) = object.keys().find(|key| !known(key)) {
        return Err(format!("`{key}` means nothing"));
    }
    let text = match (entry.get("json"), entry.get("text")) {
        (Some(json), None) => json.to_string(),
        (None, Some(Value::String(text))) => text.clone(),
        _ => return Err("an entry has either `json` or `text`".to_owned()),
    };
    let decoded = serde_json::from_str::<T>(&text);
    hides(entry, &decoded)?;
    if let Some(json) = entry.get("json") {
        let again = serde_json::from_value::<T>(json.clone());
        hides(entry, &again)?;
        if again.as_ref().ok() != decoded.as_ref().ok() {
            return Err(format!("{again:?} from a value, {decoded:?} from text"));
        }
    }
    let expected = entry.get("error").and_then(Value::as_str);
    let value = match (decoded, expected) {
        (Err(error), Some(expected)) if error.to_string().contains(expected) => return Ok(()),
        (Err(error), _) => return Err(format!("it fails: {error}")),
        (Ok(value), Some(_)) => return Err(format!("it does not fail but is {value:?}")),
        (Ok(value), None) => value,
    };
    let debug = format!("{value:?}");
    if let Some(start) = entry.get("debug").and_then(Value::as_str)
        && !debug.starts_with(start)
    {
        return Err(format!("it is {debug}"));
    }
    let encoded = serde_json::to_string(&value).map_err(|error| error.to_string())?;
    let encoded_value: Value = serde_json::from_str(&encoded).map_err(|error| error.to_string())?;
    let is_right = match (entry.get("same"), entry.get("becomes"), entry.get("json")) {
        (Some(Value::Bool(true)), None, Some(json)) => *json == encoded_value,
        (Some(Value::Bool(true)), None, None) => text == encoded,
        (None, Some(other), _) => *other == encoded_value,
        _ => return Err("an entry has one of `same`, `becomes` and `error`".to_owned()),
    };
    if is_right { Ok(()) } else { Err(format!("it is encoded as {encoded}")) }
}

fn hides<T: Debug>(entry: &Value, decoded: &serde_json::Result<T>) -> Result<(), String> {
    let Some(secret) = entry.get("hides").and_then(Value::as_str) else {
        return Ok(());
    };
    let shown = match decoded {
        Ok(value) => format!("{value:?}\n{value:#?}"),
        Err(error) => format!("{error}\n{error:?}"),
    };
    if shown.contains(secret) { Err(format!("it tells {shown}")) } else { Ok(()) }
}
