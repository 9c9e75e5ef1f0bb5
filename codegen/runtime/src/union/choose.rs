//! The choice among the variants of a union.

use serde::de::{Deserialize, Deserializer, Error};
use serde_json::Value;

use super::model::{Union, Variant};
use crate::redacted::INVALID;

/// Decodes a union; every value is a value of it.
///
/// # Errors
/// If the input is not JSON.
pub fn read_union<'de, U: Union, D: Deserializer<'de>>(deserializer: D) -> Result<U, D::Error> {
    let value = Value::deserialize(deserializer)?;
    Ok(match choose(&value) {
        Ok(union) => union,
        Err(_) => U::unrecognized(value),
    })
}

/// Among the best-fitting variants that decode, the first that keeps the most; with a tag that a
/// variant has, only that variant is tried.
///
/// # Errors
/// The error names each variant that was tried and why it does not match.
pub fn choose<U: Union>(value: &Value) -> Result<U, serde_json::Error> {
    let tag = U::TAG
        .and_then(|tag| value.get(tag))
        .and_then(Value::as_str);
    let tagged = |variant: &&Variant<U>| tag.is_some_and(|tag| variant.tags.contains(&tag));
    if let Some(variant) = U::VARIANTS.iter().find(tagged) {
        let decoded = (variant.decode)(value);
        return decoded.map_err(|error| no_match::<U>(&[(variant.name, error.to_string())]));
    }
    let mut failures = Vec::new();
    let mut candidates = Vec::new();
    for variant in U::VARIANTS {
        match (variant.misfit)(value) {
            _ if tag.is_some() && !variant.tags.is_empty() => {
                failures.push((
                    variant.name,
                    format!("the tag is not {}", variant.tags.join(" or ")),
                ));
            }
            Some(misfit) => candidates.push((misfit, variant)),
            None => failures.push((variant.name, format!("invalid type: {}", kind(value)))),
        }
    }
    candidates.sort_by_key(|(misfit, _)| *misfit);
    let mut best: Option<(usize, usize, U)> = None;
    for (position, (misfit, variant)) in candidates.iter().enumerate() {
        if best.as_ref().is_some_and(|(least, ..)| misfit > least) {
            break;
        }
        let union = match (variant.decode)(value) {
            Ok(union) => union,
            Err(error) => {
                // What this variant may show can be a secret of another.
                let reason = if U::IS_SECRET {
                    INVALID.to_owned()
                } else {
                    error.to_string()
                };
                failures.push((variant.name, reason));
                continue;
            }
        };
        // Variants that fit equally well differ in what they know of the values within.
        let next = candidates.get(position + 1);
        if best.is_none() && next.is_none_or(|(other, _)| other > misfit) {
            return Ok(union);
        }
        let kept = entries(&serde_json::to_value(&union)?);
        if kept == entries(value) {
            return Ok(union);
        }
        if best.as_ref().is_none_or(|(_, most, _)| kept > *most) {
            best = Some((*misfit, kept, union));
        }
    }
    match best {
        Some((_, _, union)) => Ok(union),
        None => Err(no_match::<U>(&failures)),
    }
}

/// How many keys with values a value has, at any depth.
fn entries(value: &Value) -> usize {
    match value {
        Value::Object(object) => {
            let values = object.values().filter(|value| !value.is_null());
            values.map(|value| 1 + entries(value)).sum()
        }
        Value::Array(items) => items.iter().map(entries).sum(),
        _ => 0,
    }
}

#[cold]
fn no_match<U: Union>(failures: &[(&str, String)]) -> serde_json::Error {
    let reasons: Vec<String> = failures
        .iter()
        .map(|(variant, reason)| format!("{variant}: {reason}"))
        .collect();
    serde_json::Error::custom(format_args!(
        "no variant of {} matches: {}",
        U::NAME,
        reasons.join("; ")
    ))
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "sequence",
        Value::Object(_) => "map",
    }
}
