//! The rule by which a variant is chosen.

use std::collections::BTreeMap;

use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

use crate as runtime;

macro_rules! structs {
    ($($name:ident { $($field:ident: $ty:ty = $mode:ident $key:literal),* } $(+ $keep:ident)?;)+) => {
        $(#[derive(Debug, PartialEq)]
        struct $name {
            $($field: $ty,)*
            $($keep: BTreeMap<String, Value>,)?
        }

        runtime::object! {
            $name { $($field: $mode $key,)* }
            $(additional $keep)?
        })+
    };
}

macro_rules! unions {
    ($($name:ident $(tag $tag:literal)? { $($variant:ident $(= $value:literal)?: $ty:ty,)+ })+) => {
        $(#[derive(Debug, PartialEq)]
        enum $name {
            $($variant($ty),)+
            Unrecognized(Value),
        }

        runtime::union! {
            $name $(tag $tag)? { $($variant $(= $value)?,)+ }
        })+
    };
}

structs! {
    Post { uri: String = required "uri", text: String = required "text", likes: i64 = required "likes", edited: String = required "editedAt" };
    Blocked { uri: String = required "uri" };
    Open { x: String = required "x", y: Option<String> = optional "y" } + others;
    Empty {} + others;
    Loose { p: Option<String> = optional "p" } + others;
    Left { kind: String = required "kind", x: i64 = required "x" };
    Right { kind: String = required "kind", x: i64 = required "x", y: Option<i64> = optional "y" };
    Mixed { any: Option<Value> = optional "any", map: Option<BTreeMap<String, i64>> = optional "map", uni: Option<Sides> = optional "uni" };
}

type Map = BTreeMap<String, String>;

unions! {
    Entry { Post: Post, Blocked: Blocked, }
    Backwards { Blocked: Blocked, Post: Post, }
    StructFirst { Open: Open, Map: Map, }
    MapFirst { Map: Map, Open: Open, }
    EmptyOrMap { Empty: Empty, Map: Map, }
    LooseOrMap { Loose: Loose, Map: Map, }
    Sides tag "kind" { Left = "left": Left, Right = "right": Right, }
    Numbers { Float: f64, Integer: i64, }
    Texts { Text: String, List: Vec<String>, Posts: Vec<Blocked>, }
    Nested { Entry: Entry, Map: Map, }
    WithNull { Text: Option<String>, Integer: i64, }
}

/// The name of the variant that JSON becomes, and what it is written as.
fn variant<T: DeserializeOwned + Serialize + std::fmt::Debug>(json: &str) -> (String, String) {
    let value: T = serde_json::from_str(json).expect(json);
    let shown = format!("{value:?}");
    let name = shown.split('(').next().unwrap_or_default().to_owned();
    (name, serde_json::to_string(&value).expect(json))
}

/// The variant; what is written has the same keys.
fn whole<T: DeserializeOwned + Serialize + std::fmt::Debug>(json: &str) -> String {
    let (name, again) = variant::<T>(json);
    let value = |json: &str| serde_json::from_str::<Value>(json).expect(json);
    assert_eq!(value(&again), value(json), "{name}");
    name
}

#[test]
fn the_struct_that_documents_the_most_keys_is_taken() {
    let post = r#"{"uri":"a","text":"b","likes":3,"editedAt":"c"}"#;
    assert_eq!(whole::<Entry>(post), "Post");
    assert_eq!(whole::<Backwards>(post), "Post");
    assert_eq!(whole::<Backwards>(r#"{"uri":"a"}"#), "Blocked");
    // Of equals the first that decodes.
    assert_eq!(whole::<Entry>(r#"{"uri":"a"}"#), "Blocked");
    // An undocumented key changes nothing.
    let (name, _) = variant::<Entry>(r#"{"uri":"a","new":1,"newer":2}"#);
    assert_eq!(name, "Blocked");
}

#[test]
fn a_best_variant_that_does_not_decode_is_not_replaced_by_a_worse_one() {
    for json in [
        r#"{"uri":"a","text":"b","likes":3,"editedAt":null}"#,
        r#"{"uri":"a","text":"b","likes":3}"#,
        r#"{"uri":"a","text":7}"#,
    ] {
        assert_eq!(whole::<Entry>(json), "Unrecognized");
        assert_eq!(whole::<Backwards>(json), "Unrecognized");
        let value = serde_json::from_str(json).expect(json);
        let error = <Entry as runtime::Wire>::decode(&value)
            .expect_err(json)
            .to_string();
        assert!(
            error.contains("Post: ") && !error.contains("Blocked"),
            "{error}"
        );
    }
}

#[test]
fn a_map_is_taken_where_structs_yield() {
    assert_eq!(whole::<StructFirst>(r#"{"x":"1"}"#), "Open");
    assert_eq!(whole::<StructFirst>(r#"{"x":"1","zz":"2"}"#), "Open");
    assert_eq!(whole::<MapFirst>(r#"{"x":"1","zz":"2"}"#), "Open");
    for json in [r#"{"zz":"2"}"#, "{}", r#"{"y":"2"}"#] {
        assert_eq!(whole::<StructFirst>(json), "Map");
        assert_eq!(whole::<MapFirst>(json), "Map");
    }
    for json in [r#"{"zz":"2"}"#, "{}"] {
        assert_eq!(whole::<EmptyOrMap>(json), "Map");
        assert_eq!(whole::<LooseOrMap>(json), "Map");
    }
    assert_eq!(whole::<LooseOrMap>(r#"{"p":"1","zz":"2"}"#), "Loose");
    // A struct with all its required keys is best, even if it does not decode.
    assert_eq!(whole::<StructFirst>(r#"{"x":1}"#), "Unrecognized");
    assert_eq!(whole::<StructFirst>(r#"{"zz":1}"#), "Unrecognized");
}

#[test]
fn a_tag_decides_alone() {
    assert_eq!(whole::<Sides>(r#"{"kind":"left","x":1}"#), "Left");
    let (name, _) = variant::<Sides>(r#"{"kind":"left","x":1,"y":2}"#);
    assert_eq!(name, "Left");
    assert_eq!(whole::<Sides>(r#"{"kind":"right"}"#), "Unrecognized");
    assert_eq!(whole::<Sides>(r#"{"kind":"up","x":1}"#), "Unrecognized");
}

#[test]
fn the_kind_of_json_counts_first() {
    assert_eq!(whole::<Numbers>("7"), "Integer");
    assert_eq!(whole::<Numbers>("7.5"), "Float");
    assert_eq!(whole::<Numbers>("-0.0"), "Float");
    assert_eq!(whole::<Texts>("\"x\""), "Text");
    assert_eq!(whole::<Texts>(r#"["x"]"#), "List");
    assert_eq!(whole::<Texts>(r#"[{"uri":"a"}]"#), "Posts");
    assert_eq!(whole::<Texts>("[]"), "List");
    assert_eq!(whole::<Texts>("[null]"), "Unrecognized");
    assert_eq!(whole::<WithNull>("null"), "Text");
    assert_eq!(whole::<WithNull>("3"), "Integer");
    assert_eq!(whole::<Nested>(r#"{"uri":"a"}"#), "Entry");
    assert_eq!(whole::<Nested>(r#"{"a":"b"}"#), "Map");
}

#[test]
fn duplicate_keys_are_errors() {
    for json in [
        r#"{"kind":"left","x":1,"x":2}"#,
        r#"{"kind":"left","kind":"right","x":1}"#,
        r#"{"kind":"up","a":{"b":1,"b":2}}"#,
    ] {
        let error = serde_json::from_str::<Sides>(json)
            .expect_err(json)
            .to_string();
        assert!(error.starts_with("duplicate key `"), "{error}");
    }
    for json in [
        r#"{"any":{"k":1,"k":2}}"#,
        r#"{"map":{"k":1,"k":2}}"#,
        r#"{"uni":{"kind":"left","x":1,"x":2}}"#,
    ] {
        let error = serde_json::from_str::<Mixed>(json)
            .expect_err(json)
            .to_string();
        assert!(error.contains("of `Mixed`"), "{error}");
    }
    let many: String = (0..100).map(|key| format!("\"k{key}\":\"\",")).collect();
    assert_eq!(whole::<MapFirst>(&format!("{{{many}\"k\":\"\"}}")), "Map");
    assert!(serde_json::from_str::<MapFirst>(&format!("{{{many}\"k50\":\"\"}}")).is_err());
}
