//! Other ways to write a payload that decode to the same value.

use authlete_models::{
    AuthorizationFailRequest, AuthorizationIssueRequest, AuthorizationIssueRequestRequired,
};
use serde_json::{Value, json};

use crate::family::{Model, Ordered, models};

/// Asserts that a text decodes to the same value as a payload.
fn assert_same(model: &Model, text: &str, payload: &Ordered) {
    let expected = model.accept(&payload.to_string());
    let found = model.accept(text);
    assert_eq!(found.debug, expected.debug, "{} {text}", model.name);
    assert_eq!(found.json, expected.json, "{} {text}", model.name);
}

#[test]
fn null_of_an_optional_field_is_absent_afterwards() {
    for model in models() {
        let full = model.full();
        let mut nulls = full.clone();
        for (key, _) in model.optional() {
            assert_same(
                &model,
                &full.with(&key, Value::Null).to_string(),
                &full.without(&key),
            );
            nulls = nulls.with(&key, Value::Null);
        }
        let required = model.required();
        let rest: Vec<_> = full
            .0
            .into_iter()
            .filter(|f| required.contains(&f.0))
            .collect();
        assert_same(&model, &nulls.to_string(), &Ordered(rest));
    }
}

#[test]
fn each_optional_field_may_be_absent_alone_or_present_alone() {
    for model in models() {
        for (key, value) in model.optional() {
            for payload in [
                model.full().without(&key),
                model.minimal().with(&key, value),
            ] {
                let json = model.accept(&payload.to_string()).json;
                let after: Value = serde_json::from_str(&json).expect("JSON");
                assert_eq!(after, payload.value(), "{}.{key}", model.name);
            }
        }
    }
}

#[test]
fn keys_may_come_in_any_order_and_are_written_in_the_order_of_the_page() {
    for model in models() {
        let full = model.full();
        for turn in 0..full.0.len() {
            let mut fields = full.0.clone();
            fields.rotate_left(turn);
            assert_same(&model, &Ordered(fields.clone()).to_string(), &full);
            fields.reverse();
            assert_same(&model, &Ordered(fields).to_string(), &full);
        }
        let json = model.accept(&full.to_string()).json;
        let written: Ordered = serde_json::from_str(&json).expect("an object");
        assert_eq!(written.keys(), full.keys(), "{}", model.name);
    }
}

#[test]
fn unknown_keys_are_ignored_wherever_they_stand() {
    let deep = json!({"ticket": [1, -2.5e300, null, {"": [[], {}]}], "\u{0}": "\u{1F511}"});
    for model in models() {
        for payload in [model.full(), model.minimal()] {
            for place in 0..=payload.0.len() {
                let mut fields = payload.0.clone();
                for value in [deep.clone(), Value::Null, json!("twice")] {
                    fields.insert(place, ("x-later".to_owned(), value));
                }
                assert_same(&model, &Ordered(fields).to_string(), &payload);
            }
        }
    }
}

#[test]
fn a_key_that_only_resembles_a_field_is_unknown() {
    for model in models() {
        let minimal = model.minimal();
        for key in model.full().keys() {
            let first_upper = format!("{}{}", key[..1].to_uppercase(), &key[1..]);
            let shorter = &key[..key.len() - 1];
            for other in [
                &first_upper,
                shorter,
                &format!("{key} "),
                &format!("{key}\0"),
                "",
            ] {
                let text = minimal.with(other, json!({"not": "read"})).to_string();
                assert_same(&model, &text, &minimal);
            }
        }
    }
}

#[test]
fn a_key_may_be_written_with_escapes() {
    for model in models() {
        let full = model.full();
        let text = full.to_string();
        for key in full.keys() {
            let escaped: String = key
                .chars()
                .map(|c| format!("\\u{:04x}", c as u32))
                .collect();
            let text = text.replacen(&format!("\"{key}\":"), &format!("\"{escaped}\":"), 1);
            assert!(text.contains(&escaped), "{text}");
            assert_same(&model, &text, &full);
        }
    }
}

#[test]
fn white_space_means_nothing() {
    for model in models() {
        let value = model.full().value();
        let text = serde_json::to_string_pretty(&value).expect("JSON");
        let text = format!("\r\n\t {}  \n", text.replace('\n', "\r\n\t\n"));
        assert_same(&model, &text, &model.full());
    }
}

#[test]
fn an_empty_list_is_not_an_absent_one() -> serde_json::Result<()> {
    let absent = AuthorizationIssueRequest::new(AuthorizationIssueRequestRequired {
        ticket: "t".to_owned(),
        subject: "s".to_owned(),
    });
    let mut empty = absent.clone();
    empty.scopes = Some(Vec::new());
    assert_ne!(absent, empty);
    assert_eq!(
        serde_json::to_value(&absent)?,
        json!({"ticket": "t", "subject": "s"})
    );
    let json = json!({"ticket": "t", "subject": "s", "scopes": []});
    assert_eq!(serde_json::to_value(&empty)?, json);
    assert_eq!(
        serde_json::from_value::<AuthorizationIssueRequest>(json)?,
        empty
    );
    Ok(())
}

#[test]
fn texts_bytes_streams_and_values_decode_alike() -> serde_json::Result<()> {
    let text = r#"{"ticket": "t", "reason": "\u0044ENIED", "description": "\"\ud83d\udd11\""}"#;
    let expected: AuthorizationFailRequest = serde_json::from_str(text)?;
    assert_eq!(expected.description.as_deref(), Some("\"\u{1F511}\""));
    assert_eq!(expected, serde_json::from_slice(text.as_bytes())?);
    assert_eq!(expected, serde_json::from_reader(text.as_bytes())?);
    assert_eq!(
        expected,
        serde_json::from_value(serde_json::from_str(text)?)?
    );
    Ok(())
}
