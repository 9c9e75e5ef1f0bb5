//! What does not decode, and what the error says: the model and the field.

use authlete_models::AuthorizationIssueRequest;
use authlete_models::operations::AuthAuthorizationFailApiRequest;
use serde_json::{Value, json};

use crate::family::{Model, Ordered, models};

/// Fields whose own models have pages only where all of the API is in `specs`. Without its page such
/// a field, or each of its entries, is any JSON value.
const OPEN: [&str; 3] = ["authorizationDetails", "cimdOptions", "ticketInfo"];

/// What the message says of a value of another kind: nothing of one that is secret.
fn reason(model: &Model, key: &str, reason: &'static str) -> &'static str {
    let is_secret = match key {
        "accessToken" | "authorizationCode" | "idToken" | "jwtAccessToken" => true,
        "parameters" | "ticket" => true,
        "responseContent" => model.name == "AuthorizationIssueResponse",
        _ => false,
    };
    if is_secret {
        "invalid value [redacted]"
    } else {
        reason
    }
}

/// Asserts that a text is refused by an error that contains all of the words.
fn assert_refused(model: &Model, text: &str, words: &[&str]) {
    let Err(error) = (model.decode)(text) else {
        panic!("{} accepts {text}", model.name);
    };
    let message = error.to_string();
    for word in words {
        assert!(
            message.contains(word),
            "no {word:?} in {message:?} for {text}"
        );
    }
    assert_eq!(message.matches(" at line ").count(), 1, "{message:?}");
}

#[test]
fn a_missing_required_field() {
    for model in models() {
        for key in model.required() {
            let field = format!("field `{key}` of `{}`", model.name);
            for payload in [model.full(), model.minimal()] {
                let text = payload.without(&key).to_string();
                assert_refused(&model, &text, &[&field, "missing field"]);
            }
        }
    }
}

#[test]
fn null_of_a_required_field() {
    for model in models() {
        for key in model.required() {
            let field = format!("field `{key}` of `{}`", model.name);
            let text = model.full().with(&key, Value::Null).to_string();
            assert_refused(&model, &text, &[&field, reason(&model, &key, "null")]);
        }
    }
}

#[test]
fn a_value_of_the_wrong_type() {
    for model in models() {
        let full = model.full();
        for (key, value) in full
            .0
            .iter()
            .filter(|(key, _)| !OPEN.contains(&key.as_str()))
        {
            let field = format!("field `{key}` of `{}`", model.name);
            let wrong = [
                (json!(true), value.is_boolean()),
                (json!(17), value.is_number()),
                (json!("17"), value.is_string()),
                (json!(["17"]), value.is_array()),
                (json!({"ticket": 17}), value.is_object()),
            ];
            for (wrong, _) in wrong.iter().filter(|(_, fits)| !fits) {
                let text = full.with(key, wrong.clone()).to_string();
                // Another value in the place of a model with secrets may be one.
                let reason = match reason(&model, key, "invalid type") {
                    "invalid type" if value.is_object() => "expected struct ",
                    reason => reason,
                };
                assert_refused(&model, &text, &[&field, reason]);
            }
        }
    }
}

#[test]
fn a_number_that_is_no_64_bit_integer() {
    for model in models() {
        let full = model.full();
        for (key, _) in full.0.iter().filter(|(_, value)| value.is_number()) {
            let field = format!("field `{key}` of `{}`", model.name);
            for number in [
                "3600.0",
                "36e2",
                "9223372036854775808",
                "-9223372036854775809",
            ] {
                let text = full
                    .with(key, json!("here"))
                    .to_string()
                    .replace("\"here\"", number);
                assert_refused(&model, &text, &[&field]);
            }
        }
    }
}

#[test]
fn an_entry_of_the_wrong_type_in_a_list() {
    for model in models() {
        let full = model.full();
        for (key, value) in &full.0 {
            let texts = value
                .as_array()
                .is_some_and(|list| list.iter().all(Value::is_string));
            let wrong = [json!(["a", null]), json!([7]), json!([["a"]]), json!([{}])];
            for wrong in wrong.into_iter().filter(|_| texts) {
                let field = format!("field `{key}` of `{}`", model.name);
                let text = full.with(key, wrong).to_string();
                assert_refused(&model, &text, &[&field, "invalid type"]);
            }
        }
    }
}

#[test]
fn a_key_that_stands_there_twice() {
    for model in models() {
        let full = model.full();
        for (key, value) in &full.0 {
            let field = format!("field `{key}` of `{}`", model.name);
            for first in [value.clone(), Value::Null] {
                if first.is_null() && model.required().contains(key) {
                    continue;
                }
                let mut fields = full.with(key, first).0;
                fields.push((key.clone(), value.clone()));
                let text = Ordered(fields).to_string();
                assert_refused(&model, &text, &[&field, "duplicate field"]);
            }
        }
    }
}

#[test]
fn something_other_than_an_object() {
    for model in models() {
        for text in ["null", "[]", "\"\"", "0", "true", "[{}]"] {
            assert_refused(&model, text, &[model.name, "expected struct "]);
        }
        for text in ["", "{", "{} {}", "{\"x\"}", "{\"x\": tru}", "{\"x\": 1,}"] {
            assert!(
                (model.decode)(text).is_err(),
                "{} accepts {text}",
                model.name
            );
        }
    }
}

#[test]
fn the_error_names_the_innermost_model_and_the_line() {
    let text = "{\n  \"serviceId\": \"1\",\n  \"authorizationFailRequest\": {\n    \"ticket\": \"t\",\n    \"reason\": 7\n  }\n}";
    let error = serde_json::from_str::<AuthAuthorizationFailApiRequest>(text).unwrap_err();
    assert_eq!(error.line(), 5, "{error}");
    let message = error.to_string();
    let words = "expected a string of AuthorizationFailRequestReason for field `reason` of `AuthorizationFailRequest` at line 5";
    assert!(message.contains(words), "{message:?}");
}

#[test]
fn the_error_names_the_field_for_values_too() {
    let value = json!({"ticket": "t", "subject": "s", "authTime": "now"});
    let error = serde_json::from_value::<AuthorizationIssueRequest>(value).unwrap_err();
    let message = error.to_string();
    assert!(
        message.contains("for field `authTime` of `AuthorizationIssueRequest`"),
        "{message:?}"
    );
}
