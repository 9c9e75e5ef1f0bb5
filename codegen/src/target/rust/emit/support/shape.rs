//! How well a JSON value fits a type, by which a union chooses among its arms.

// <btree_map>
use std::collections::BTreeMap;
// </btree_map>
// <hash_map>
use std::collections::HashMap;
// </hash_map>

use serde::de::DeserializeOwned;
use serde_json::{Number, Value};

// <enums>
/// How badly a text or number fits that an enumeration does not list: worse than plain text.
pub(crate) const UNKNOWN_VALUE: usize = 2;

// </enums>
/// A type that can be an arm of a union.
pub(crate) trait Shape: DeserializeOwned {
    /// `None` if the value is of another kind of JSON; otherwise how much of it the type does not
    /// know, 0 being a perfect fit.
    fn misfit(value: &Value) -> Option<usize>;

    /// Decodes the value; inner unions are strict.
    fn decode(value: &Value) -> Result<Self, serde_json::Error> {
        Self::deserialize(value)
    }
}

// <objects>
/// How many keys of an object a struct does not know.
pub(crate) fn object_misfit<T: super::Object>(value: &Value) -> Option<usize> {
    let object = value.as_object()?;
    // <rest>
    if T::KEEPS_REST {
        return Some(0);
    }
    // </rest>
    Some(object.keys().filter(|key| !is_known::<T>(key)).count())
}

fn is_known<T: super::Object>(key: &str) -> bool {
    // <constants>
    if T::CONSTANTS.iter().any(|(constant, _)| *constant == key) {
        return true;
    }
    // </constants>
    T::KEYS.contains(&key)
}

// </objects>
impl Shape for String {
    fn misfit(value: &Value) -> Option<usize> {
        value.is_string().then_some(1)
    }
}

impl Shape for bool {
    fn misfit(value: &Value) -> Option<usize> {
        value.is_boolean().then_some(0)
    }
}

impl Shape for i64 {
    fn misfit(value: &Value) -> Option<usize> {
        value.is_i64().then_some(0)
    }
}

impl Shape for i128 {
    fn misfit(value: &Value) -> Option<usize> {
        (value.is_i64() || value.is_u64()).then_some(0)
    }
}

impl Shape for f64 {
    fn misfit(value: &Value) -> Option<usize> {
        value.is_number().then_some(1)
    }
}

impl Shape for Number {
    fn misfit(value: &Value) -> Option<usize> {
        value.is_number().then_some(1)
    }
}

impl Shape for Value {
    fn misfit(_: &Value) -> Option<usize> {
        Some(usize::MAX)
    }
}

impl<T: Shape> Shape for Vec<T> {
    fn misfit(value: &Value) -> Option<usize> {
        sum(value.as_array()?.iter().map(T::misfit))
    }
}

// <btree_map>
impl<T: Shape> Shape for BTreeMap<String, T> {
    fn misfit(value: &Value) -> Option<usize> {
        sum(value.as_object()?.values().map(T::misfit)).map(|misfit| misfit.saturating_add(1))
    }
}

// </btree_map>
// <hash_map>
impl<T: Shape> Shape for HashMap<String, T> {
    fn misfit(value: &Value) -> Option<usize> {
        sum(value.as_object()?.values().map(T::misfit)).map(|misfit| misfit.saturating_add(1))
    }
}

// </hash_map>
impl<T: Shape> Shape for Option<T> {
    fn misfit(value: &Value) -> Option<usize> {
        if value.is_null() {
            Some(0)
        } else {
            T::misfit(value)
        }
    }
}

impl<T: Shape> Shape for Box<T> {
    fn misfit(value: &Value) -> Option<usize> {
        T::misfit(value)
    }

    fn decode(value: &Value) -> Result<Self, serde_json::Error> {
        T::decode(value).map(Self::new)
    }
}

fn sum(mut misfits: impl Iterator<Item = Option<usize>>) -> Option<usize> {
    misfits.try_fold(0, |sum: usize, misfit| Some(sum.saturating_add(misfit?)))
}
// <jiff_date_time>

impl Shape for jiff::Timestamp {
    fn misfit(value: &Value) -> Option<usize> {
        value.is_string().then_some(0)
    }
}
// </jiff_date_time>
// <jiff_date>

impl Shape for jiff::civil::Date {
    fn misfit(value: &Value) -> Option<usize> {
        value.is_string().then_some(0)
    }
}
// </jiff_date>
// <chrono_date_time>

impl Shape for chrono::DateTime<chrono::FixedOffset> {
    fn misfit(value: &Value) -> Option<usize> {
        value.is_string().then_some(0)
    }
}
// </chrono_date_time>
// <chrono_date>

impl Shape for chrono::NaiveDate {
    fn misfit(value: &Value) -> Option<usize> {
        value.is_string().then_some(0)
    }
}
// </chrono_date>
