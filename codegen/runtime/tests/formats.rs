//! Structs side by side with equal derived ones, in other formats than JSON.

use std::collections::BTreeMap;
use std::fmt::Debug;

use markdown_codegen_runtime as runtime;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_test::{Token, assert_ser_tokens};

/// Declares a struct, `derived::human` for formats that leave absent fields out, and
/// `derived::machine` for those that write all fields.
macro_rules! twins {
    ($($name:ident { $($field:ident: $ty:ty = $mode:ident $key:literal,)* })+) => {
        $(#[derive(Clone, Debug, PartialEq)]
        struct $name {
            $($field: $ty,)*
        }

        runtime::object! {
            $name {
                $($field: $mode $key,)*
            }
        })+

        #[allow(dead_code, reason = "not every struct is in every format")]
        mod derived {
            pub mod human {
                use super::super::*;
                $(twin! { $name "Option::is_none" [] [] $($field: $ty = $mode $key,)* })+
            }

            pub mod machine {
                use super::super::*;
                $(twin! { $name "never" [] [] $($field: $ty = $mode $key,)* })+
            }
        }
    };
}

macro_rules! twin {
    ($name:ident $skip:literal [$($done:tt)*] [$($from:ident)*]) => {
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        pub struct $name {
            $($done)*
        }

        impl From<super::super::$name> for $name {
            fn from(value: super::super::$name) -> Self {
                Self { $($from: value.$from,)* }
            }
        }
    };
    ($name:ident $skip:literal [$($done:tt)*] [$($from:ident)*] $field:ident: $ty:ty = optional $key:literal, $($more:tt)*) => {
        twin! { $name $skip [$($done)* #[serde(rename = $key, default, skip_serializing_if = $skip)] $field: $ty,] [$($from)* $field] $($more)* }
    };
    ($name:ident $skip:literal [$($done:tt)*] [$($from:ident)*] $field:ident: $ty:ty = optional_nullable $key:literal, $($more:tt)*) => {
        twin! { $name $skip [$($done)* #[serde(rename = $key, default, skip_serializing_if = $skip, deserialize_with = "some")] $field: $ty,] [$($from)* $field] $($more)* }
    };
    ($name:ident $skip:literal [$($done:tt)*] [$($from:ident)*] $field:ident: $ty:ty = $mode:ident $key:literal, $($more:tt)*) => {
        twin! { $name $skip [$($done)* #[serde(rename = $key)] $field: $ty,] [$($from)* $field] $($more)* }
    };
}

twins! {
    Row {
        id: String = required "rowId",
        count: i64 = required "count",
        ratio: f64 = required "ratio",
        open: bool = required "open",
        note: Option<String> = optional "note",
        size: Option<i64> = optional "size",
        last: Option<bool> = optional "last",
    }
    Part {
        key: String = required "key",
        value: Option<f64> = optional "value",
    }
    Page {
        title: String = required "pageTitle",
        tags: Vec<String> = required "tags",
        parent: Option<i64> = nullable "parent",
        counts: BTreeMap<String, i64> = required "counts",
        lists: Option<Vec<Option<i64>>> = optional "lists",
    }
    Change {
        id: i64 = required "id",
        comment: Option<Option<String>> = optional_nullable "comment",
        size: Option<Option<i64>> = optional_nullable "size",
    }
}

/// Whether a machine format leaves a field out.
fn never<T>(_: &T) -> bool {
    false
}

/// Tells null from absent where the format does.
fn some<'de, T: Deserialize<'de>, D: serde::Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Option<T>>, D::Error> {
    if deserializer.is_human_readable() {
        Option::deserialize(deserializer).map(Some)
    } else {
        Option::deserialize(deserializer)
    }
}

fn rows() -> Vec<Row> {
    let full = Row {
        id: "r1".to_owned(),
        count: -7,
        ratio: 2.5,
        open: true,
        note: Some("a, b".to_owned()),
        size: Some(12),
        last: Some(false),
    };
    let empty = Row {
        note: None,
        size: None,
        last: None,
        ..full.clone()
    };
    let middle = Row {
        note: None,
        ..full.clone()
    };
    vec![full, empty, middle]
}

fn pages() -> Vec<Page> {
    let full = Page {
        title: "Emma".to_owned(),
        tags: vec!["novel".to_owned(), "1815".to_owned()],
        parent: Some(3),
        counts: BTreeMap::from([("read".to_owned(), 4)]),
        lists: Some(vec![Some(1), Some(2)]),
    };
    let empty = Page {
        tags: Vec::new(),
        counts: BTreeMap::new(),
        parent: Some(0),
        lists: None,
        ..full.clone()
    };
    vec![full, empty]
}

/// Both structs encode alike, and each decodes what the other wrote.
fn side_by_side<T, D, B>(
    format: &str,
    values: Vec<T>,
    encode: impl Fn(&T) -> B,
    encode_derived: impl Fn(&D) -> B,
    decode: impl Fn(&B) -> T,
    decode_derived: impl Fn(&B) -> D,
) where
    T: Clone + Debug + PartialEq,
    D: From<T> + Debug + PartialEq,
    B: Debug + PartialEq,
{
    for value in values {
        let derived = D::from(value.clone());
        let bytes = encode(&value);
        assert_eq!(bytes, encode_derived(&derived), "{format}: {value:?}");
        assert_eq!(decode(&bytes), value, "{format}");
        assert_eq!(decode_derived(&bytes), derived, "{format}");
    }
}

/// Declares the encoding and decoding of a format for each type.
macro_rules! check {
    ($name:literal, $twin:ident, $($ty:ident $values:expr),+; |$value:ident| $encode:expr, |$bytes:ident| $decode:expr) => {
        $({
            fn encode<T: Serialize>($value: &T) -> impl Debug + PartialEq + AsRef<[u8]> + use<T> {
                $encode
            }
            fn decode<T: DeserializeOwned>($bytes: &[u8]) -> T {
                $decode
            }
            side_by_side::<$ty, derived::$twin::$ty, Vec<u8>>(
                $name,
                $values,
                |value| encode(value).as_ref().to_vec(),
                |value| encode(value).as_ref().to_vec(),
                |bytes| decode(bytes),
                |bytes| decode(bytes),
            );
        })+
    };
}

fn changes() -> Vec<Change> {
    let values = [None, Some(None), Some(Some("c".to_owned()))];
    let change = |comment| Change {
        id: 1,
        comment,
        size: Some(Some(3)),
    };
    values.into_iter().map(change).collect()
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("text")
}

#[test]
fn formats_for_humans_leave_absent_fields_out() {
    check!("JSON", human, Row rows(), Page pages(), Change changes();
        |value| serde_json::to_vec(value).expect("JSON"),
        |bytes| serde_json::from_slice(bytes).expect("JSON"));
    check!("JSON value", human, Row rows(), Page pages(), Change changes();
        |value| serde_json::to_value(value).expect("JSON").to_string(),
        |bytes| serde_json::from_value(serde_json::from_slice(bytes).expect("JSON")).expect("a value"));
    check!("YAML", human, Row rows(), Page pages(), Change changes();
        |value| serde_yaml_ng::to_string(value).expect("YAML"),
        |bytes| serde_yaml_ng::from_slice(bytes).expect("YAML"));
    check!("TOML", human, Row rows(), Page pages();
        |value| toml::to_string(value).expect("TOML"),
        |bytes| toml::from_str(text(bytes)).expect("TOML"));
    check!("XML", human, Row rows();
        |value| quick_xml::se::to_string(value).expect("XML"),
        |bytes| quick_xml::de::from_str(text(bytes)).expect("XML"));
    check!("query string", human, Row rows();
        |value| serde_qs::to_string(value).expect("a query string"),
        |bytes| serde_qs::from_bytes(bytes).expect("a query string"));
    check!("MessagePack with names", machine, Row rows(), Page pages();
        |value| rmp_serde::to_vec_named(value).expect("MessagePack"),
        |bytes| rmp_serde::from_slice(bytes).expect("MessagePack"));
}

#[test]
fn formats_for_machines_write_all_fields() {
    check!("bincode", machine, Row rows(), Page pages(), Change changes();
        |value| bincode::serde::encode_to_vec(value, bincode::config::standard()).expect("bincode"),
        |bytes| bincode::serde::decode_from_slice(bytes, bincode::config::standard()).expect("bincode").0);
    check!("postcard", machine, Row rows(), Page pages(), Change changes();
        |value| postcard::to_stdvec(value).expect("postcard"),
        |bytes| postcard::from_bytes(bytes).expect("postcard"));
    check!("CBOR", machine, Row rows(), Page pages();
        |value| cbor4ii::serde::to_vec(Vec::new(), value).expect("CBOR"),
        |bytes| cbor4ii::serde::from_slice(bytes).expect("CBOR"));
    check!("MessagePack", machine, Row rows(), Page pages();
        |value| rmp_serde::to_vec(value).expect("MessagePack"),
        |bytes| rmp_serde::from_slice(bytes).expect("MessagePack"));
}

#[test]
fn rows_of_csv_have_all_columns() {
    fn encode<T: Serialize>(rows: &[T]) -> String {
        let mut writer = csv::Writer::from_writer(Vec::new());
        for row in rows {
            writer.serialize(row).expect("a row");
        }
        String::from_utf8(writer.into_inner().expect("rows")).expect("text")
    }
    fn decode<T: DeserializeOwned>(text: &str) -> Vec<T> {
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        reader
            .deserialize()
            .map(|row| row.expect("a row"))
            .collect()
    }
    // A row that leaves a column out is an error of this format, for both.
    let full = vec![rows()[0].clone(), rows()[0].clone()];
    let derived: Vec<derived::human::Row> = full.iter().cloned().map(Into::into).collect();
    let text = encode(&full);
    assert_eq!(text, encode(&derived));
    assert_eq!(decode::<Row>(&text), full);
    let gaps = "rowId,count,ratio,open,note,size,last\nr2,1,0.5,false,,,\n";
    let row = &decode::<Row>(gaps)[0];
    assert_eq!((&row.note, row.size, row.last), (&None, None, None));
    assert_eq!(decode::<derived::human::Row>(gaps)[0], row.clone().into());
}

#[test]
fn a_struct_has_its_name_and_the_number_of_its_fields() {
    let row = rows().remove(1);
    assert_ser_tokens(
        &serde_test::Configure::readable(row.clone()),
        &[
            Token::Struct {
                name: "Row",
                len: 4,
            },
            Token::Str("rowId"),
            Token::Str("r1"),
            Token::Str("count"),
            Token::I64(-7),
            Token::Str("ratio"),
            Token::F64(2.5),
            Token::Str("open"),
            Token::Bool(true),
            Token::StructEnd,
        ],
    );
    assert_ser_tokens(
        &serde_test::Configure::compact(Part {
            key: "k".to_owned(),
            value: None,
        }),
        &[
            Token::Struct {
                name: "Part",
                len: 2,
            },
            Token::Str("key"),
            Token::Str("k"),
            Token::Str("value"),
            Token::None,
            Token::StructEnd,
        ],
    );
}

#[derive(Clone, Debug, PartialEq)]
enum Shape {
    Part(Part),
    Text(String),
    Unrecognized(serde_json::Value),
}

runtime::union! {
    Shape {
        Part,
        Text,
    }
}

#[derive(Clone, Debug, PartialEq)]
struct Holder {
    shape: Shape,
    shapes: Vec<Shape>,
}

runtime::object! {
    Holder {
        shape: required "shape",
        shapes: required "shapes",
    }
}

mod derived_holder {
    use super::*;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    #[serde(untagged)]
    pub enum Shape {
        Part(derived::machine::Part),
        Text(String),
    }

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    pub struct Holder {
        pub shape: Shape,
        pub shapes: Vec<Shape>,
    }
}

#[test]
fn unions_need_a_format_that_describes_itself() {
    let part = |key: &str| Part {
        key: key.to_owned(),
        value: Some(1.5),
    };
    let holder = Holder {
        shape: Shape::Part(part("a")),
        shapes: vec![Shape::Text("t".to_owned()), Shape::Part(part("b"))],
    };
    let twin = derived_holder::Holder {
        shape: derived_holder::Shape::Part(part("a").into()),
        shapes: vec![
            derived_holder::Shape::Text("t".to_owned()),
            derived_holder::Shape::Part(part("b").into()),
        ],
    };
    let json = serde_json::to_string(&holder).expect("JSON");
    assert_eq!(json, serde_json::to_string(&twin).expect("JSON"));
    assert_eq!(serde_json::from_str::<Holder>(&json).expect("JSON"), holder);
    let yaml = serde_yaml_ng::to_string(&holder).expect("YAML");
    assert_eq!(yaml, serde_yaml_ng::to_string(&twin).expect("YAML"));
    assert_eq!(
        serde_yaml_ng::from_str::<Holder>(&yaml).expect("YAML"),
        holder
    );
    let cbor = cbor4ii::serde::to_vec(Vec::new(), &holder).expect("CBOR");
    let other = cbor4ii::serde::to_vec(Vec::new(), &twin).expect("CBOR");
    assert_eq!(cbor, other);
    assert_eq!(
        cbor4ii::serde::from_slice::<Holder>(&cbor).expect("CBOR"),
        holder
    );
    let pack = rmp_serde::to_vec_named(&holder).expect("MessagePack");
    assert_eq!(pack, rmp_serde::to_vec_named(&twin).expect("MessagePack"));
    assert_eq!(
        rmp_serde::from_slice::<Holder>(&pack).expect("MessagePack"),
        holder
    );

    let config = bincode::config::standard();
    let bytes = bincode::serde::encode_to_vec(&holder, config).expect("bincode");
    assert!(bincode::serde::decode_from_slice::<Holder, _>(&bytes, config).is_err());
    assert!(
        bincode::serde::decode_from_slice::<derived_holder::Holder, _>(&bytes, config).is_err()
    );
}
