//! The values of fields.

use std::collections::{BTreeMap, HashMap};

use serde_json::{Number, Value};

use crate as runtime;

#[derive(Clone, Debug, PartialEq)]
struct Values {
    float: f64,
    floats: Option<Vec<f64>>,
    map: Option<BTreeMap<String, f64>>,
    hash: Option<HashMap<String, i64>>,
    any: Option<Value>,
    number: Option<Number>,
    big: Option<i128>,
}

runtime::object! {
    Values {
        float: required "float",
        floats: optional "floats",
        map: optional "map",
        hash: optional "hash",
        any: optional "any",
        number: optional "number",
        big: optional "big",
    }
}

/// What a text is written as again.
fn again(json: &str) -> String {
    let values: Values = serde_json::from_str(json).expect(json);
    serde_json::to_string(&values).expect(json)
}

#[test]
fn integral_floats_are_written_as_integers() {
    for (json, expected) in [
        ("150.0", "150"),
        ("150", "150"),
        ("0.0", "0"),
        ("-0.0", "-0.0"),
        ("-3.0", "-3"),
        ("2.5", "2.5"),
        ("9007199254740992.0", "9007199254740992"),
        ("1e300", "1e+300"),
    ] {
        assert_eq!(
            again(&format!("{{\"float\":{json}}}")),
            format!("{{\"float\":{expected}}}")
        );
    }
    let lists = r#"{"float":1,"floats":[1.0,2.5],"map":{"a":3.0}}"#;
    assert_eq!(
        again(lists),
        r#"{"float":1,"floats":[1,2.5],"map":{"a":3}}"#
    );
}

#[test]
fn numbers_that_json_has_not_are_errors() {
    let values: Values = serde_json::from_str(r#"{"float":1}"#).expect("values");
    for float in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        let one = Values {
            float,
            ..values.clone()
        };
        assert!(serde_json::to_string(&one).is_err());
        assert!(serde_json::to_value(&one).is_err());
        let within = Values {
            floats: Some(vec![float]),
            ..values.clone()
        };
        assert!(serde_json::to_string(&within).is_err());
    }
}

#[test]
fn any_value_and_number_survive() {
    let json = r#"{"float":1,"any":{"a":[1,-2,2.5,null,true,"x",18446744073709551615],"b":{}},"number":150.0,"big":170141183460469231731687303715884105727}"#;
    assert_eq!(again(json), json);
    assert_eq!(
        again(r#"{"float":1,"hash":{"a":1}}"#),
        r#"{"float":1,"hash":{"a":1}}"#
    );
}

#[test]
fn duplicate_keys_are_errors() {
    for json in [
        r#"{"float":1,"map":{"a":1,"a":2}}"#,
        r#"{"float":1,"hash":{"a":1,"a":2}}"#,
        r#"{"float":1,"any":{"a":1,"a":2}}"#,
        r#"{"float":1,"any":[{"b":{"a":1,"a":2}}]}"#,
    ] {
        let error = serde_json::from_str::<Values>(json)
            .expect_err(json)
            .to_string();
        assert!(
            error.starts_with("duplicate key `a` for field `"),
            "{error}"
        );
    }
}

#[derive(Debug, PartialEq)]
struct Kept {
    id: String,
    others: BTreeMap<String, Value>,
}

runtime::object! {
    Kept {
        id: required "id",
    }
    additional others
}

#[test]
fn undocumented_keys_cannot_be_documented_ones() {
    let mut kept: Kept = serde_json::from_str(r#"{"id":"1","x":null}"#).expect("keys");
    assert_eq!(
        serde_json::to_string(&kept).expect("JSON"),
        r#"{"id":"1","x":null}"#
    );
    kept.others.insert("id".to_owned(), "evil".into());
    for error in [
        serde_json::to_string(&kept).err(),
        serde_json::to_value(&kept).err(),
    ] {
        let error = error.expect("an error").to_string();
        assert_eq!(error, "the undocumented key `id` of `Kept` is documented");
    }
}
