//! Unions as emitted code has them.

mod growth;
mod rule;

use serde_json::{Value, json};

use crate as runtime;
use crate::Wire;

#[derive(Debug, PartialEq)]
struct Cat {
    name: String,
    lives: Option<i64>,
}

runtime::object! {
    Cat {
        name: required "name",
        lives: optional "lives",
    }
    constants {
        "kind": Text("cat"),
    }
}

#[derive(Debug, PartialEq)]
struct Dog {
    name: String,
    tricks: Option<Vec<String>>,
}

runtime::object! {
    Dog {
        name: required "name",
        tricks: optional "tricks",
    }
    constants {
        "kind": Text("dog"),
    }
}

#[derive(Debug, PartialEq)]
enum Pet {
    Cat(Cat),
    Dog(Box<Dog>),
    Unrecognized(Value),
}

runtime::union! {
    Pet tag "kind" {
        Cat = "cat",
        Dog = "dog" | "hound",
    }
}

#[derive(Debug, PartialEq)]
struct Point {
    x: i64,
    y: Option<i64>,
}

runtime::object! {
    Point {
        x: required "x",
        y: optional "y",
    }
}

#[derive(Debug, PartialEq)]
struct Line {
    x: i64,
    to: Option<i64>,
}

runtime::object! {
    Line {
        x: required "x",
        to: optional "to",
    }
}

#[derive(Debug, PartialEq)]
enum Shape {
    Point(Point),
    Line(Line),
    Unrecognized(Value),
}

runtime::union! {
    Shape {
        Point,
        Line,
    }
}

#[derive(PartialEq)]
enum Secret {
    Point(Point),
    Any(Vec<Value>),
    Unrecognized(Value),
}

runtime::redacted_union! {
    Secret {
        Point,
        Any as secret,
    }
}

#[test]
fn a_tag_selects_the_variant() {
    let cat = json!({"kind": "cat", "name": "Tom", "lives": 9});
    assert!(matches!(Pet::decode(&cat), Ok(Pet::Cat(cat)) if cat.lives == Some(9)));
    let dog = json!({"kind": "dog", "name": "Rex", "lives": 1});
    assert!(matches!(Pet::decode(&dog), Ok(Pet::Dog(dog)) if dog.name == "Rex"));
}

#[test]
fn an_error_names_what_was_tried() {
    let error = Pet::decode(&json!({"kind": "cat"})).unwrap_err();
    assert_eq!(
        error.to_string(),
        "no variant of Pet matches: Cat: missing field `name` of `Cat`"
    );
    let error = Pet::decode(&json!({"kind": "cow"})).unwrap_err();
    assert_eq!(
        error.to_string(),
        "no variant of Pet matches: Cat: the tag is not cat; Dog: the tag is not dog or hound"
    );
    let error = Shape::decode(&json!("x")).unwrap_err();
    assert_eq!(
        error.to_string(),
        "no variant of Shape matches: Point: invalid type: string; Line: invalid type: string"
    );
}

#[test]
fn the_best_fit_wins() {
    let line: Shape = serde_json::from_str(r#"{"x": 1, "to": 2}"#).unwrap();
    assert!(matches!(line, Shape::Line(Line { to: Some(2), .. })));
    let point: Shape = serde_json::from_str(r#"{"x": 1}"#).unwrap();
    assert!(matches!(point, Shape::Point(Point { y: None, .. })));
}

#[test]
fn any_other_value_is_kept() {
    for json in ["null", "[1]", r#"{"x":"a"}"#, "\"x\""] {
        let shape: Shape = serde_json::from_str(json).unwrap();
        assert!(matches!(shape, Shape::Unrecognized(_)), "{json}");
        assert_eq!(serde_json::to_string(&shape).unwrap(), json);
    }
}

#[test]
fn secrets_are_not_shown() {
    let shown = |json: &str| format!("{:?}", serde_json::from_str::<Secret>(json).unwrap());
    assert_eq!(shown(r#"["s3cret"]"#), "Any([redacted])");
    assert_eq!(shown(r#""s3cret""#), "Unrecognized([redacted])");
    assert_eq!(shown(r#"{"x": 1}"#), "Point(Point { x: 1, y: None })");
    let Err(error) = Secret::decode(&json!({"x": "s3cret"})) else {
        panic!("it decodes")
    };
    let error = error.to_string();
    assert!(error.contains("Point: invalid value [redacted]"), "{error}");
    assert!(!error.contains("s3cret"), "{error}");
}
