//! The enumerations: open, lossless, and never two values for one text.

use std::collections::HashSet;

use authlete_models::{
    AuthorizationFailRequestReason, AuthorizationFailResponseAction,
    AuthorizationIssueResponseAction,
};
use serde_json::{Value, json};

use crate::family::{self, payloads};

/// Defines the tests of an enumeration, and the list of the enumerations that have them.
macro_rules! enums {
    ($($module:ident: $model:ident,)*) => {
        /// The names of the enumerations of the family.
        pub const ENUMS: &[&str] = &[$(stringify!($model)),*];

        $(mod $module {
            use super::*;

            type E = $model;

            const NAME: &str = stringify!($model);

            fn is_unrecognized(value: &E) -> bool {
                matches!(value, E::Unrecognized(_))
            }

            #[test]
            fn the_documented_values_are_all_of_them() {
                let all: Vec<&str> = E::ALL.iter().map(E::as_str).collect();
                assert_eq!(all, texts(NAME, "known"));
                assert_eq!(E::ALL.iter().collect::<HashSet<_>>().len(), all.len());
                assert!(!E::ALL.iter().any(is_unrecognized));
            }

            #[test]
            fn a_documented_value_has_one_form_only() -> serde_json::Result<()> {
                for (value, text) in E::ALL.iter().zip(texts(NAME, "known")) {
                    assert_eq!(&E::from(text.as_str()), value);
                    assert_eq!(&E::from(text.clone()), value);
                    assert_eq!(&serde_json::from_value::<E>(json!(text))?, value);
                    assert_eq!(&serde_json::from_str::<E>(&escaped(&text))?, value);
                    assert_eq!(serde_json::to_value(value)?, json!(text));
                }
                Ok(())
            }

            #[test]
            fn an_unknown_value_is_kept_readable_and_written_back() -> serde_json::Result<()> {
                for text in texts(NAME, "unknown") {
                    let value: E = serde_json::from_str(&escaped(&text))?;
                    let E::Unrecognized(unrecognized) = &value else {
                        panic!("{text:?} became {value:?}");
                    };
                    assert_eq!(&**unrecognized.get(), text);
                    assert_eq!(unrecognized.to_string(), text);
                    assert_eq!(value.as_str(), text);
                    assert_eq!(value.to_string(), text);
                    assert_eq!(serde_json::to_value(&value)?, json!(text));
                    assert_eq!(value, E::from(text.as_str()));
                    assert_eq!(text.parse(), Ok(value.clone()));
                    assert_eq!(value, E::from(text));
                    assert_eq!(value, value.clone());
                    assert!(!E::ALL.contains(&value));
                }
                Ok(())
            }

            #[test]
            fn different_texts_are_different_values() {
                let mut texts = [texts(NAME, "known"), texts(NAME, "unknown")].concat();
                let values: HashSet<E> = texts.iter().map(|text| E::from(text.as_str())).collect();
                assert_eq!(values.len(), texts.len());
                let mut written: Vec<String> = values.iter().map(E::to_string).collect();
                texts.sort();
                written.sort();
                assert_eq!(written, texts);
            }

            #[test]
            fn display_respects_width() {
                for text in ["FORM", "x"] {
                    assert_eq!(format!("{:>9}|", E::from(text)), format!("{text:>9}|"));
                }
            }

            #[test]
            fn what_is_no_text_is_refused_by_name() {
                for value in [json!(null), json!(1), json!(true), json!([]), json!({"a": "b"})] {
                    let error = serde_json::from_value::<E>(value).unwrap_err().to_string();
                    assert!(error.contains("invalid type") && error.contains(NAME), "{error:?}");
                }
            }
        })*
    };
}

enums! {
    fail_request_reason: AuthorizationFailRequestReason,
    fail_response_action: AuthorizationFailResponseAction,
    issue_response_action: AuthorizationIssueResponseAction,
}

/// The values of a payload of an enumeration.
fn texts(model: &str, case: &str) -> Vec<String> {
    let path = payloads().join(model).join(format!("{case}.json"));
    let value: Value = serde_json::from_str(&family::read(&path)).expect("JSON");
    let list = value.as_array().expect("a list");
    assert!(!list.is_empty(), "{}", path.display());
    list.iter()
        .map(|text| text.as_str().expect("a string").to_owned())
        .collect()
}

/// A JSON string in which everything is escaped.
fn escaped(text: &str) -> String {
    let units = text.encode_utf16().map(|unit| format!("\\u{unit:04x}"));
    format!("\"{}\"", units.collect::<String>())
}
