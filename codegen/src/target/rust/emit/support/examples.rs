//! Tries the values that the pages show: decoded and encoded again, each must be what it was.

use std::any::type_name;

// <examples_of_types>
use serde::de::DeserializeOwned;
// </examples_of_types>
use serde::ser::Serialize;
use serde_json::Value;

// <examples_of_types>
/// Decodes a value into its type, and encodes it again.
#[track_caller]
pub(crate) fn check_example<T: DeserializeOwned + Serialize>(json: &str) {
    let again = serde_json::from_str::<T>(json).and_then(serde_json::to_value);
    compare(type_name::<T>(), json, again);
}

// </examples_of_types>
// <examples_of_unions>
/// Decodes a value that must fit an arm of a union, and encodes it again.
#[track_caller]
pub(crate) fn check_union_example<T: Serialize>(
    decode: fn(Value) -> Result<T, serde_json::Error>,
    json: &str,
) {
    let value = serde_json::from_str::<Value>(json);
    let again = value.and_then(decode).and_then(serde_json::to_value);
    compare(type_name::<T>(), json, again);
}

// </examples_of_unions>
// <examples_of_constants>
/// Encodes a constant, which must be the value that is shown.
#[track_caller]
pub(crate) fn check_constant_example<T: Serialize>(constant: T, json: &str) {
    compare(type_name::<T>(), json, serde_json::to_value(constant));
}

// </examples_of_constants>
#[track_caller]
fn compare(name: &str, json: &str, again: Result<Value, serde_json::Error>) {
    let (shown, again) = match (serde_json::from_str::<Value>(json), again) {
        (Ok(shown), Ok(again)) => (shown, again),
        (Err(error), _) | (_, Err(error)) => panic!("{name}: {error}\nin {json}"),
    };
    assert!(
        is_same(&shown, &again),
        "{name}: the page shows\n{shown:#}\nand this comes back\n{again:#}"
    );
}

/// Whether two values mean the same: keys in any order, numbers by their value.
fn is_same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len()
                && a.iter()
                    .all(|(key, a)| b.get(key).is_some_and(|b| is_same(a, b)))
        }
        (Value::Array(a), Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| is_same(a, b))
        }
        (Value::Number(a), Value::Number(b)) => {
            a == b || (a.is_f64() || b.is_f64()) && a.as_f64() == b.as_f64()
        }
        // <dates>
        (Value::String(x), Value::String(y)) => x == y || is_same_date(a, b),
        // </dates>
        _ => a == b,
    }
}
// <dates>

/// Whether two texts are the same date or point in time, which may be written in several ways.
fn is_same_date(a: &Value, b: &Value) -> bool {
    fn is_same<T: serde::de::DeserializeOwned + PartialEq>(a: &Value, b: &Value) -> bool {
        let decode = |value: &Value| serde_json::from_value::<T>(value.clone()).ok();
        decode(a).is_some_and(|a| decode(b) == Some(a))
    }
    let mut same = false;
    // <jiff_date_time>
    same |= is_same::<jiff::Timestamp>(a, b);
    // </jiff_date_time>
    // <jiff_date>
    same |= is_same::<jiff::civil::Date>(a, b);
    // </jiff_date>
    // <chrono_date_time>
    same |= is_same::<chrono::DateTime<chrono::FixedOffset>>(a, b);
    // </chrono_date_time>
    // <chrono_date>
    same |= is_same::<chrono::NaiveDate>(a, b);
    // </chrono_date>
    // <time_date_time>
    same |= is_same::<super::DateTime>(a, b);
    // </time_date_time>
    // <time_date>
    same |= is_same::<super::Date>(a, b);
    // </time_date>
    same
}
// </dates>
