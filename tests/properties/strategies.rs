//! Generated parts of payloads.

use std::fmt::Debug;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

/// Any text: of all characters, of printable ones, or one that is known for trouble.
pub fn text() -> BoxedStrategy<String> {
    let troublesome = select(vec![
        "",
        " ",
        "\"",
        "\\",
        "\\u0041",
        "\\n",
        "/",
        "\u{0}",
        "\u{1f}",
        "\u{7f}",
        "\r\n",
        "\t",
        "\u{2028}",
        "\u{d7ff}",
        "\u{e000}",
        "\u{feff}",
        "\u{fffd}",
        "\u{10ffff}",
        "\u{1F511}",
        "null",
        "None",
        "{}",
        "[1]",
        "e\u{301}",
    ]);
    prop_oneof![
        2 => "\\PC{0,24}",
        2 => vec(any::<char>(), 0..24).prop_map(String::from_iter),
        1 => troublesome.prop_map(str::to_owned),
    ]
    .boxed()
}

/// Any integer, with the ends of the range and of exact floating point more often than by chance.
pub fn integer() -> BoxedStrategy<i64> {
    let edges = select(vec![
        0,
        -1,
        i64::MIN,
        i64::MAX,
        (1 << 53) + 1,
        -(1 << 53) - 1,
        1 << 32,
    ]);
    prop_oneof![3 => any::<i64>(), 1 => -9999..9999_i64, 1 => edges].boxed()
}

/// Absent, empty or filled.
pub fn texts() -> impl Strategy<Value = Option<Vec<String>>> {
    prop::option::of(vec(text(), 0..4))
}

/// Absent or any text.
pub fn optional_text() -> impl Strategy<Value = Option<String>> {
    prop::option::of(text())
}

/// A value of an open enumeration: a documented one, or one that is made of any text.
pub fn value<E>(documented: &'static [E]) -> impl Strategy<Value = E>
where
    E: Clone + Debug + From<String> + 'static,
{
    prop_oneof![select(documented), text().prop_map(E::from)]
}

/// A value of whatever type a field has, from generated JSON. With the page of a model the field has
/// the model's type, without it the field is a JSON value, and the strategies serve both.
pub fn decoded<T>(json: impl Strategy<Value = Value>) -> impl Strategy<Value = T>
where
    T: DeserializeOwned + Debug,
{
    json.prop_map(|json| serde_json::from_value(json).expect("a value of the field's type"))
}

/// An object in which each of the keys may be missing.
fn object(fields: Vec<(&'static str, BoxedStrategy<Value>)>) -> BoxedStrategy<Value> {
    let fields = fields.into_iter().map(|(key, value)| {
        prop::option::of(value).prop_map(move |value| value.map(|v| (key.to_owned(), v)))
    });
    fields
        .collect::<Vec<_>>()
        .prop_map(|fields| Value::Object(fields.into_iter().flatten().collect::<Map<_, _>>()))
        .boxed()
}

fn text_value() -> BoxedStrategy<Value> {
    text().prop_map(Value::from).boxed()
}

fn flag() -> BoxedStrategy<Value> {
    any::<bool>().prop_map(Value::from).boxed()
}

fn list(entry: BoxedStrategy<Value>) -> BoxedStrategy<Value> {
    vec(entry, 0..3).prop_map(Value::from).boxed()
}

/// Values for a field, judged by its key or else by the value that it has in a payload.
pub fn like(key: &str, sample: &Value) -> BoxedStrategy<Value> {
    match (key, sample) {
        ("properties", _) => list(property()),
        ("authorizationDetails", _) => authorization_details(),
        ("cimdOptions", _) => cimd_options(),
        ("ticketInfo", _) => ticket_info(),
        (_, Value::String(_)) => text_value(),
        (_, Value::Number(_)) => integer().prop_map(Value::from).boxed(),
        (_, Value::Array(_)) => list(text_value()),
        _ => Just(sample.clone()).boxed(),
    }
}

/// A key-value pair of a token.
pub fn property() -> BoxedStrategy<Value> {
    object(vec![
        ("key", text_value()),
        ("value", text_value()),
        ("hidden", flag()),
    ])
}

/// Options for client metadata documents.
pub fn cimd_options() -> BoxedStrategy<Value> {
    object(vec![
        ("alwaysRetrieved", flag()),
        ("httpPermitted", flag()),
        ("queryPermitted", flag()),
    ])
}

/// What is stored with a ticket.
pub fn ticket_info() -> BoxedStrategy<Value> {
    object(vec![("context", text_value())])
}

/// Authorization details with their elements.
pub fn authorization_details() -> BoxedStrategy<Value> {
    let rest = object(vec![
        ("locations", list(text_value())),
        ("actions", list(text_value())),
        ("dataTypes", list(text_value())),
        ("identifier", text_value()),
        ("privileges", list(text_value())),
        ("otherFields", text_value()),
    ]);
    let element = (text(), rest).prop_map(|(kind, mut element)| {
        element["type"] = json!(kind);
        element
    });
    object(vec![("elements", list(element.boxed()))])
}
