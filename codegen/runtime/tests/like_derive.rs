//! Errors and attributes of serde around structs, side by side with equal derived ones.

use std::collections::BTreeMap;
use std::io::{ErrorKind, Read};

use markdown_codegen_runtime as runtime;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Error, Value};

#[derive(Clone, Debug, PartialEq)]
struct Login {
    user: String,
    password: Option<String>,
    tries: Option<i64>,
    roles: Option<Vec<String>>,
    address: Option<Address>,
    big: Option<i128>,
}

runtime::object! {
    Login {
        user: required "user",
        password: optional "password" as secret,
        tries: optional "tries",
        roles: optional "roles",
        address: optional "address",
        big: optional "big",
    }
}

#[derive(Clone, Debug, PartialEq)]
struct Address {
    street: String,
}

runtime::object! {
    Address {
        street: required "street",
    }
}

mod derived {
    use super::*;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    pub struct Login {
        user: String,
        password: Option<String>,
        tries: Option<i64>,
        roles: Option<Vec<String>>,
        address: Option<Address>,
    }

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    pub struct Address {
        street: String,
    }
}

/// Fails after some bytes, as a connection does.
struct Fails;

impl Read for Fails {
    fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
        Err(ErrorKind::TimedOut.into())
    }
}

/// The errors of both structs.
fn errors(read: impl Fn() -> (Option<Error>, Option<Error>)) -> (Error, Error) {
    match read() {
        (Some(ours), Some(derived)) => (ours, derived),
        (ours, derived) => panic!("{ours:?}, derived {derived:?}"),
    }
}

fn error<T: DeserializeOwned>(json: &str) -> Option<Error> {
    serde_json::from_str::<T>(json).err()
}

const FULL: &str = r#"{"user": "u", "password": "hunter2", "tries": 3, "roles": ["a", "b"], "address": {"street": "s"}}"#;

#[test]
fn a_cut_off_or_broken_text_is_the_error_of_the_format() {
    let cuts = (0..FULL.len()).map(|end| FULL[..end].to_owned());
    let broken = (0..FULL.len()).map(|at| format!("{}\u{1}{}", &FULL[..at], &FULL[at..]));
    let mut texts: Vec<String> = cuts.chain(broken).collect();
    texts.extend(
        [
            r#"{"user": tru}"#,
            r#"{"user": "u" "tries": 3}"#,
            r#"{"user": "u", "tries": 3,}"#,
            r#"{"user": "u", "tries": 1e999}"#,
            r#"{"user": "\ud800"}"#,
            r#"{"user": "u"} x"#,
            r#"{"user": "u", "roles": ["a",]}"#,
            r#"{"user": "u", "roles": ["a" "b"]}"#,
        ]
        .map(str::to_owned),
    );
    for text in texts {
        let (ours, derived) = errors(|| (error::<Login>(&text), error::<derived::Login>(&text)));
        let place = |error: &Error| (error.classify(), error.line(), error.column());
        assert_eq!(
            place(&ours),
            place(&derived),
            "{text}: {ours}, derived {derived}"
        );
        assert_eq!(ours.to_string(), derived.to_string(), "{text}");
    }
}

#[test]
fn an_error_of_the_reader_keeps_its_kind() {
    for end in 1..FULL.len() {
        let reader = || FULL.as_bytes()[..end].chain(Fails);
        let (ours, derived) = errors(|| {
            (
                serde_json::from_reader::<_, Login>(reader()).err(),
                serde_json::from_reader::<_, derived::Login>(reader()).err(),
            )
        });
        assert!(ours.is_io(), "{ours}");
        assert_eq!(ours.io_error_kind(), Some(ErrorKind::TimedOut));
        assert_eq!(ours.io_error_kind(), derived.io_error_kind());
    }
}

#[test]
fn wrong_data_is_at_the_same_position_and_names_model_and_field() {
    for (json, names) in [
        (r#"{"user": 7}"#, ["`user`", "`Login`"]),
        (r#"{"user": null}"#, ["`user`", "`Login`"]),
        (r#"{"user": {"a": 1}}"#, ["`user`", "`Login`"]),
        (r#"{"user": "u", "tries": "x"}"#, ["`tries`", "`Login`"]),
        (r#"{"user": "u", "tries": 1.5}"#, ["`tries`", "`Login`"]),
        (
            r#"{"user": "u", "tries": 9223372036854775808}"#,
            ["`tries`", "`Login`"],
        ),
        (r#"{"user": "u", "roles": "x"}"#, ["`roles`", "`Login`"]),
        (
            r#"{"user": "u", "roles": ["a", 7]}"#,
            ["`roles`", "`Login`"],
        ),
        (r#"{"user": "u", "address": "x"}"#, ["`address`", "`Login`"]),
        (
            r#"{"user": "u", "address": {"street": 1}}"#,
            ["`street`", "`Address`"],
        ),
        (r#"{"user": "u", "address": {}}"#, ["`street`", "`Address`"]),
        (r#"{"tries": 3}"#, ["`user`", "`Login`"]),
        (r#"{"user": "u", "user": "u"}"#, ["`user`", "`Login`"]),
        (r#"{"user": "u", "password": 7}"#, ["`password`", "`Login`"]),
        (
            r#"{"user": "u", "password": ["hunter2"]}"#,
            ["`password`", "`Login`"],
        ),
    ] {
        let (ours, derived) = errors(|| (error::<Login>(json), error::<derived::Login>(json)));
        assert!(ours.is_data(), "{json}: {ours}");
        let place = |error: &Error| (error.line(), error.column());
        assert_eq!(
            place(&ours),
            place(&derived),
            "{json}: {ours}, derived {derived}"
        );
        let text = ours.to_string();
        for name in names {
            assert_eq!(text.matches(name).count(), 1, "{text}");
        }
        assert!(!text.contains("hunter2"), "{text}");
    }
}

#[test]
fn a_missing_field_is_in_the_words_of_serde() {
    let text = error::<Login>("{}").expect("an error").to_string();
    assert_eq!(text, "missing field `user` of `Login` at line 1 column 2");
}

#[test]
fn a_secret_that_is_cut_off_is_no_wrong_value() {
    let cut = error::<Login>(r#"{"user": "u", "password": "hunter2"#).expect("an error");
    assert!(cut.is_eof(), "{cut}");
    assert!(!cut.to_string().contains("hunter2"), "{cut}");
    // An error before does not matter.
    let wrong = error::<Login>(r#"{"user": "u", "password": 7}"#).expect("an error");
    assert!(wrong.to_string().contains("[redacted]"), "{wrong}");
    let shown = error::<Login>(r#"{"user": "u", "tries": "shown"}"#).expect("an error");
    assert!(shown.to_string().contains("shown"), "{shown}");
}

#[test]
fn a_big_integer_names_model_and_field() {
    for json in [
        r#"{"user": "u", "big": 1.5}"#,
        r#"{"user": "u", "big": "x"}"#,
    ] {
        let error = error::<Login>(json).expect("an error");
        let text = error.to_string();
        assert!(error.is_data(), "{text}");
        assert!(
            text.contains("expected an integer for field `big` of `Login`"),
            "{text}"
        );
    }
    let cut = error::<Login>(r#"{"user": "u", "big": 15"#).expect("an error");
    assert!(cut.is_eof(), "{cut}");
}

#[test]
fn a_path_is_named_once() {
    let json = r#"{"user": "u", "address": {"street": 1}}"#;
    let read = &mut serde_json::Deserializer::from_str(json);
    let error = serde_path_to_error::deserialize::<_, Login>(read).expect_err("a wrong street");
    assert_eq!(error.path().to_string(), "address.street");
    assert_eq!(error.to_string().matches("street").count(), 2, "{error}");
}

#[test]
fn a_stream_that_ends_early_is_not_complete() {
    let text = r#"{"user":"a"}{"user":"b"#;
    let mut stream = serde_json::Deserializer::from_str(text).into_iter::<Login>();
    assert!(stream.next().is_some_and(|login| login.is_ok()));
    let error = stream.next().expect("an error").expect_err("an error");
    assert!(error.is_eof());
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Row<T> {
    id: u32,
    #[serde(flatten)]
    login: T,
    #[serde(flatten)]
    rest: BTreeMap<String, Value>,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Strict<T> {
    id: u32,
    #[serde(flatten)]
    login: T,
}

#[test]
fn structs_can_be_flattened() {
    let json = r#"{"id": 1, "user": "u", "tries": 3, "other": 5}"#;
    let row: Row<Login> = serde_json::from_str(json).expect("a row");
    let twin: Row<derived::Login> = serde_json::from_str(json).expect("a row");
    assert_eq!(row.rest, twin.rest);
    assert_eq!(row.rest.len(), 1);
    let written = serde_json::to_string(&row).expect("JSON");
    assert_eq!(
        serde_json::from_str::<Row<Login>>(&written).expect("a row"),
        row
    );
    assert_eq!(written, r#"{"id":1,"user":"u","tries":3,"other":5}"#);

    let strict: Strict<Login> =
        serde_json::from_str(r#"{"id": 1, "user": "u"}"#).expect("known keys");
    assert_eq!(strict.login.user, "u");
    for json in [r#"{"id": 1, "user": "u", "other": 5}"#, r#"{"id": 1}"#] {
        assert!(
            serde_json::from_str::<Strict<Login>>(json).is_err(),
            "{json}"
        );
        assert!(
            serde_json::from_str::<Strict<derived::Login>>(json).is_err(),
            "{json}"
        );
    }
}
