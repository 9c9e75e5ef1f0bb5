//! The types of fields and variants: what decoding and unions ask of them.

use std::collections::{BTreeMap, HashMap};

use serde::de::DeserializeOwned;
use serde_json::{Number, Value};

/// The misfit of a value that an enumeration does not document: worse than plain text.
pub const UNKNOWN_VALUE: usize = 2;

/// A type that fields and the variants of unions can hold.
///
/// The macros implement it for models. Code outside of this crate has no need to call it.
pub trait Wire: DeserializeOwned {
    /// A value that fills a required field until the field is decoded.
    fn placeholder() -> Self;

    /// How badly a value fits, by which a union chooses among its variants: `None` if the value has
    /// another JSON type, otherwise how much of it the type does not know. 0 is a perfect fit.
    fn misfit(value: &Value) -> Option<usize>;

    /// Decodes a value; a union fails where its `Deserialize` would keep the value as unrecognized.
    ///
    /// # Errors
    /// The error of decoding.
    fn decode(value: &Value) -> Result<Self, serde_json::Error> {
        Self::deserialize(value)
    }
}

impl Wire for String {
    fn placeholder() -> Self {
        Self::new()
    }

    fn misfit(value: &Value) -> Option<usize> {
        value.is_string().then_some(1)
    }
}

impl Wire for bool {
    fn placeholder() -> Self {
        false
    }

    fn misfit(value: &Value) -> Option<usize> {
        value.is_boolean().then_some(0)
    }
}

impl Wire for i64 {
    fn placeholder() -> Self {
        0
    }

    fn misfit(value: &Value) -> Option<usize> {
        value.is_i64().then_some(0)
    }
}

impl Wire for i128 {
    fn placeholder() -> Self {
        0
    }

    fn misfit(value: &Value) -> Option<usize> {
        (value.is_i64() || value.is_u64()).then_some(0)
    }
}

impl Wire for f64 {
    fn placeholder() -> Self {
        0.0
    }

    fn misfit(value: &Value) -> Option<usize> {
        value.is_number().then_some(1)
    }
}

impl Wire for Number {
    fn placeholder() -> Self {
        Self::from(0)
    }

    fn misfit(value: &Value) -> Option<usize> {
        value.is_number().then_some(1)
    }
}

impl Wire for Value {
    fn placeholder() -> Self {
        Self::Null
    }

    fn misfit(_: &Value) -> Option<usize> {
        Some(usize::MAX)
    }
}

impl<T: Wire> Wire for Vec<T> {
    fn placeholder() -> Self {
        Self::new()
    }

    fn misfit(value: &Value) -> Option<usize> {
        sum(value.as_array()?.iter().map(T::misfit))
    }
}

impl<T: Wire> Wire for BTreeMap<String, T> {
    fn placeholder() -> Self {
        Self::new()
    }

    fn misfit(value: &Value) -> Option<usize> {
        map_misfit::<T>(value)
    }
}

impl<T: Wire> Wire for HashMap<String, T> {
    fn placeholder() -> Self {
        Self::new()
    }

    fn misfit(value: &Value) -> Option<usize> {
        map_misfit::<T>(value)
    }
}

impl<T: Wire> Wire for Option<T> {
    fn placeholder() -> Self {
        None
    }

    fn misfit(value: &Value) -> Option<usize> {
        if value.is_null() {
            Some(0)
        } else {
            T::misfit(value)
        }
    }
}

impl<T: Wire> Wire for Box<T> {
    fn placeholder() -> Self {
        Self::new(T::placeholder())
    }

    fn misfit(value: &Value) -> Option<usize> {
        T::misfit(value)
    }

    fn decode(value: &Value) -> Result<Self, serde_json::Error> {
        T::decode(value).map(Self::new)
    }
}

/// A map fits worse than a struct that knows all keys.
fn map_misfit<T: Wire>(value: &Value) -> Option<usize> {
    sum(value.as_object()?.values().map(T::misfit)).map(|misfit| misfit.saturating_add(1))
}

fn sum(mut misfits: impl Iterator<Item = Option<usize>>) -> Option<usize> {
    misfits.try_fold(0, |sum: usize, misfit| Some(sum.saturating_add(misfit?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn misfit<T: Wire>(json: &str) -> Option<usize> {
        T::misfit(&serde_json::from_str(json).expect(json))
    }

    #[test]
    fn another_json_type_never_fits() {
        assert_eq!(misfit::<String>("7"), None);
        assert_eq!(misfit::<bool>("\"true\""), None);
        assert_eq!(misfit::<i64>("1.5"), None);
        assert_eq!(misfit::<i64>("18446744073709551615"), None);
        assert_eq!(misfit::<Vec<i64>>("[1, true]"), None);
        assert_eq!(misfit::<BTreeMap<String, i64>>("[]"), None);
        assert_eq!(misfit::<HashMap<String, i64>>("{\"a\": \"x\"}"), None);
    }

    #[test]
    fn narrow_types_fit_better() {
        assert!(misfit::<i64>("1") < misfit::<f64>("1"));
        assert_eq!(misfit::<i128>("18446744073709551615"), Some(0));
        assert!(misfit::<Box<String>>("\"x\"") < Some(UNKNOWN_VALUE));
        assert_eq!(misfit::<Option<String>>("null"), Some(0));
        assert_eq!(misfit::<Vec<String>>("[\"a\", \"b\"]"), Some(2));
        assert_eq!(misfit::<BTreeMap<String, bool>>("{\"a\": true}"), Some(1));
        assert_eq!(misfit::<Vec<Value>>("[1, 2]"), Some(usize::MAX));
    }
}
