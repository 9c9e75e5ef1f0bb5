//! Tests of the examples of the documentation: decoded and encoded again, each is what it was.

use std::any::type_name;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Error, Value};

use crate::wire::Wire;

/// An example: its position in the documentation, and its round trip.
pub struct Example {
    place: &'static str,
    ty: fn() -> &'static str,
    json: &'static str,
    again: fn(&str) -> Result<Value, Error>,
}

impl Example {
    /// A value of a type.
    pub const fn of<T: DeserializeOwned + Serialize>(
        place: &'static str,
        json: &'static str,
    ) -> Self {
        Self {
            place,
            ty: type_name::<T>,
            json,
            again: |json| serde_json::from_str::<T>(json).and_then(serde_json::to_value),
        }
    }

    /// A value that must match a variant of a union.
    pub const fn of_union<U: Wire + Serialize>(place: &'static str, json: &'static str) -> Self {
        Self {
            place,
            ty: type_name::<U>,
            json,
            again: |json| {
                let value = serde_json::from_str::<Value>(json);
                let union = value.and_then(|value| U::decode(&value));
                union.and_then(serde_json::to_value)
            },
        }
    }

    /// The value of a constant.
    pub const fn of_constant(
        place: &'static str,
        json: &'static str,
        encode: fn(&str) -> Result<Value, Error>,
    ) -> Self {
        Self {
            place,
            ty: || "constant",
            json,
            again: encode,
        }
    }

    /// The problem.
    fn faults(&self) -> Vec<String> {
        let (shown, again) = match (serde_json::from_str(self.json), (self.again)(self.json)) {
            (Ok(shown), Ok(again)) => (shown, again),
            (Err(error), _) | (_, Err(error)) => return vec![self.fault(&error.to_string())],
        };
        let mut differences = Vec::new();
        compare("", &shown, &again, &mut differences);
        let faults = differences.iter().map(|difference| self.fault(difference));
        faults.collect()
    }

    fn fault(&self, what: &str) -> String {
        format!("{}: {}: {what}", self.place, (self.ty)())
    }
}

/// Fails if one of the examples is not what it was.
///
/// # Panics
/// With the place and the difference of each such example.
#[track_caller]
pub fn check_examples(examples: &[Example]) {
    let faults: Vec<String> = examples.iter().flat_map(Example::faults).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Adds how a value that comes back differs from the value that is shown: keys may have any order,
/// numbers and dates any notation.
fn compare(path: &str, shown: &Value, again: &Value, differences: &mut Vec<String>) {
    match (shown, again) {
        (Value::Object(a), Value::Object(b)) => {
            for (key, shown) in a {
                let path = format!("{path}.{key}");
                match b.get(key) {
                    Some(again) => compare(&path, shown, again, differences),
                    None => differences.push(format!("`{path}` is lost: {shown}")),
                }
            }
            let added = b.iter().filter(|(key, _)| !a.contains_key(*key));
            differences
                .extend(added.map(|(key, value)| format!("`{path}.{key}` is added: {value}")));
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            for (index, (shown, again)) in a.iter().zip(b).enumerate() {
                compare(&format!("{path}[{index}]"), shown, again, differences);
            }
        }
        _ if is_same(shown, again) => {}
        _ => {
            let place = if path.is_empty() { "the value" } else { path };
            differences.push(format!("expected `{place}` to be {shown}, found {again}"));
        }
    }
}

/// Whether two values that are neither objects nor arrays mean the same.
fn is_same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => {
            a == b || (a.is_f64() || b.is_f64()) && a.as_f64() == b.as_f64()
        }
        (Value::String(x), Value::String(y)) => x == y || is_same_date(a, b),
        _ => a == b,
    }
}

/// Whether two strings are the same date or point in time.
fn is_same_date(a: &Value, b: &Value) -> bool {
    #[allow(dead_code, reason = "not every build has a crate of dates")]
    fn is_same<T: DeserializeOwned + PartialEq>(a: &Value, b: &Value) -> bool {
        let decode = |value: &Value| T::deserialize(value).ok();
        decode(a).is_some_and(|a| decode(b) == Some(a))
    }
    let _ = (a, b);
    let kinds: &[fn(&Value, &Value) -> bool] = &[
        #[cfg(feature = "jiff")]
        is_same::<jiff::Timestamp>,
        #[cfg(feature = "jiff")]
        is_same::<jiff::civil::Date>,
        #[cfg(feature = "chrono")]
        is_same::<chrono::DateTime<chrono::FixedOffset>>,
        #[cfg(feature = "chrono")]
        is_same::<chrono::NaiveDate>,
        #[cfg(feature = "time")]
        is_same::<crate::DateTime>,
        #[cfg(feature = "time")]
        is_same::<crate::Date>,
    ];
    kinds.iter().any(|is_same| is_same(a, b))
}

/// Makes a test of examples: each row has the place in the documentation, what the example is of,
/// and its JSON.
///
/// An example is a `value` of a type, of a `union` one of whose variants it must match, or the value
/// of a `constant`.
///
/// ```
/// # fn main() {}
/// markdown_codegen_runtime::examples! {
///     fn the_examples_round_trip;
///
///     "models/order.md:12": value(String) = r#""A-17""#,
///     "models/order.md:19": constant("order") = r#""order""#,
/// }
/// ```
#[macro_export]
macro_rules! examples {
    (
        fn $test:ident;

        $($(#[$attribute:meta])* $place:literal: $(value($ty:ty))? $(union($union:ty))? $(constant($constant:expr))? = $json:literal,)*
    ) => {
        #[test]
        fn $test() {
            const EXAMPLES: &[$crate::__private::Example] = &[$(
                $(#[$attribute])*
                {
                    $($crate::__private::Example::of_constant($place, $json, |_| {
                        $crate::__private::serde_json::to_value($constant)
                    }))?
                    $($crate::__private::Example::of_union::<$union>($place, $json))?
                    $($crate::__private::Example::of::<$ty>($place, $json))?
                },
            )*];
            $crate::__private::check_examples(EXAMPLES);
        }
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    fn differences(shown: &str, again: &str) -> Vec<String> {
        let mut differences = Vec::new();
        let read = |json: &str| serde_json::from_str(json).expect(json);
        compare("", &read(shown), &read(again), &mut differences);
        differences
    }

    #[test]
    fn a_difference_has_its_place() {
        let shown = r#"{"a": [1, {"b": "x"}], "c": null}"#;
        assert_eq!(differences(shown, shown), [""; 0]);
        assert_eq!(
            differences(shown, r#"{"a": [1, {"b": "y"}], "d": 7}"#),
            [
                "expected `.a[1].b` to be \"x\", found \"y\"",
                "`.c` is lost: null",
                "`.d` is added: 7"
            ]
        );
        assert_eq!(
            differences("[1]", "[1, 2]"),
            ["expected `the value` to be [1], found [1,2]"]
        );
    }

    #[test]
    fn notations_of_a_number_are_the_same() {
        assert_eq!(differences("[1.0, 2]", "[1, 2.0]"), [""; 0]);
        assert_eq!(differences("1", "\"1\"").len(), 1);
    }

    #[test]
    fn a_fault_names_page_line_and_type() {
        let lost = Example::of::<bool>("models/flag.md:3", "7");
        let faults = lost.faults();
        assert_eq!(faults.len(), 1);
        assert!(
            faults[0].starts_with("models/flag.md:3: bool: "),
            "{faults:?}"
        );
        let other =
            Example::of_constant("models/flag.md:4", "\"a\"", |_| serde_json::to_value("b"));
        assert_eq!(
            other.faults(),
            ["models/flag.md:4: constant: expected `the value` to be \"a\", found \"b\""]
        );
    }

    #[test]
    #[should_panic(expected = "models/flag.md:3: bool")]
    fn a_fault_fails_the_test() {
        check_examples(&[Example::of::<bool>("models/flag.md:3", "7")]);
    }
}
