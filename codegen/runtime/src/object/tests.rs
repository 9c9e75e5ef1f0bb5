//! Structs as emitted code has them.

use std::collections::BTreeMap;

use crate as runtime;
use crate::Presence;

#[derive(Debug, PartialEq)]
struct Plain {
    id: String,
    note: Option<String>,
    size: Option<i64>,
    owner: Option<Option<String>>,
    r#type: Option<bool>,
}

runtime::object! {
    Plain {
        id: required "id",
        note: nullable "note",
        size: optional "size",
        owner: optional_nullable "owner",
        r#type: optional "type",
    }
}

#[derive(Debug, PartialEq)]
struct Event {
    kind: Presence,
    extra: BTreeMap<String, i64>,
}

runtime::object! {
    Event {}
    constants {
        "object": Text("event"),
        "kind" in kind: Integer(-1),
        "live" as secret: Boolean(true),
    }
    additional extra
}

struct Secrets {
    a: String,
    b: Option<String>,
    c: Option<Option<String>>,
    d: Option<i64>,
    extra: BTreeMap<String, String>,
}

runtime::redacted_object! {
    Secrets {
        a: required "a" as secret,
        b: nullable "b" as secret,
        c: optional_nullable "c" as secret,
        d: optional "d",
    }
    additional extra as secret
}

fn error<T: serde::de::DeserializeOwned>(json: &str) -> String {
    match serde_json::from_str::<T>(json) {
        Ok(_) => panic!("{json} decodes"),
        Err(error) => error.to_string(),
    }
}

fn same<T: serde::de::DeserializeOwned + serde::Serialize>(json: &str) {
    let value: T = serde_json::from_str(json).expect(json);
    assert_eq!(serde_json::to_string(&value).expect(json), json);
}

#[test]
fn each_optionality_has_its_states() {
    same::<Plain>(r#"{"id":"a","note":null}"#);
    same::<Plain>(r#"{"id":"a","note":"n","size":1,"owner":null,"type":true}"#);
    same::<Plain>(r#"{"id":"a","note":"n","owner":"o"}"#);
    let read: Plain = serde_json::from_str(r#"{"note": null, "size": null, "id": "a"}"#).unwrap();
    assert_eq!((read.size, read.owner), (None, None));
}

#[test]
fn errors_name_struct_and_field() {
    assert!(error::<Plain>(r#"{"note": null}"#).starts_with("missing field `id` of `Plain`"));
    assert!(error::<Plain>(r#"{"id": "a"}"#).starts_with("missing field `note` of `Plain`"));
    let twice = r#"{"id": "a", "note": null, "id": "a"}"#;
    assert!(error::<Plain>(twice).starts_with("duplicate field `id` of `Plain`"));
    let null = error::<Plain>(r#"{"id": null}"#);
    assert_eq!(
        null,
        "invalid type: null, expected a string for field `id` of `Plain` at line 1 column 11"
    );
    assert!(error::<Plain>("7").contains("expected struct Plain"));
}

#[test]
fn constants_are_checked_and_written() {
    same::<Event>(r#"{"object":"event","kind":-1,"live":true}"#);
    same::<Event>(r#"{"object":"event","live":true,"more":7}"#);
    let json = r#"{"kind": null, "live": true, "object": "event"}"#;
    let absent: Event = serde_json::from_str(json).unwrap();
    assert_eq!(absent.kind, Presence::Absent);
    for (json, message) in [
        (r#"{"live": true}"#, "missing field `object` of `Event`"),
        (
            r#"{"object": null, "live": true}"#,
            "invalid type: null, expected the string \"event\" for field `object` of `Event`",
        ),
        (
            r#"{"object": "x"}"#,
            "invalid value: string \"x\", expected the string \"event\" for field `object` of `Event`",
        ),
        (
            r#"{"object": "event", "object": "event"}"#,
            "duplicate field `object` of `Event`",
        ),
        (
            r#"{"kind": 7}"#,
            "invalid value: integer `7`, expected the integer `-1` for field `kind` of `Event`",
        ),
        (
            r#"{"more": 1, "more": 1}"#,
            "duplicate key `more` for an undocumented key of `Event`",
        ),
        (
            r#"{"more": "x"}"#,
            "invalid type: string \"x\", expected an integer of 64 bits for an undocumented key of `Event`",
        ),
        (
            r#"{"live": false}"#,
            "invalid value [redacted] for field `live` of `Event` at line 1 column 14",
        ),
    ] {
        let error = error::<Event>(json);
        assert!(error.starts_with(message), "{json}: {error}");
    }
}

#[test]
fn secrets_are_not_shown() {
    let json = r#"{"a": "s3cret", "b": "s3cret", "c": "s3cret", "d": 7, "e": "s3cret"}"#;
    let secrets: Secrets = serde_json::from_str(json).unwrap();
    let shown = format!("{secrets:?}");
    let expected = "Secrets { a: [redacted], b: Some([redacted]), c: Some(Some([redacted])), d: Some(7), extra: [redacted] }";
    assert_eq!(shown, expected);
    for key in ["a", "b", "c", "e"] {
        let error = error::<Secrets>(&format!("{{\"{key}\": [\"s3cret\"]}}"));
        assert!(error.contains("invalid value [redacted]"), "{error}");
        assert!(!error.contains("s3cret"), "{error}");
    }
    let error = error::<Secrets>(r#"{"d": "shown"}"#);
    assert!(error.contains("shown"), "{error}");
}

#[derive(Debug, PartialEq)]
struct Holder {
    secrets: Option<Box<Secrets>>,
    list: Option<Vec<Secrets>>,
    map: Option<BTreeMap<String, Secrets>>,
}

impl PartialEq for Secrets {
    fn eq(&self, other: &Self) -> bool {
        self.a == other.a
    }
}

runtime::object! {
    Holder {
        secrets: optional "secrets",
        list: optional "list",
        map: optional "map",
    }
}

#[test]
fn a_value_in_the_place_of_a_struct_with_secrets_is_not_shown() {
    for json in [
        r#"{"secrets": "s3cret"}"#,
        r#"{"list": "s3cret"}"#,
        r#"{"list": ["s3cret"]}"#,
        r#"{"map": "s3cret"}"#,
        r#"{"map": {"k": "s3cret"}}"#,
    ] {
        let error = error::<Holder>(json);
        let start = "invalid value [redacted], expected ";
        assert!(error.starts_with(start), "{error}");
        assert!(error.contains(" of `Holder`"), "{error}");
    }
    let null = error::<Secrets>("null");
    assert_eq!(
        null,
        "invalid type: null, expected struct Secrets at line 1 column 4"
    );
    let error = error::<Secrets>(r#""s3cret""#);
    assert_eq!(
        error,
        "invalid value [redacted], expected struct Secrets at line 1 column 8"
    );
}
