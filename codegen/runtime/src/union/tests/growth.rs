//! How often values are decoded: in proportion to their number, at any depth.

use std::cell::Cell;
use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

use crate as runtime;
use crate::Wire;
use crate::shape::Shape;

thread_local! {
    static READS: Cell<usize> = const { Cell::new(0) };
}

/// A string that counts how often it is decoded.
#[derive(Debug, PartialEq)]
struct Counted(String);

impl Serialize for Counted {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Counted {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        READS.set(READS.get() + 1);
        String::read(deserializer).map(Self)
    }
}

impl Wire for Counted {
    const SHAPE: Shape = Shape::Text;

    fn placeholder() -> Self {
        Self(String::new())
    }
}

#[cfg(feature = "arbitrary")]
impl crate::arbitrary::Sample for Counted {
    fn sample(u: &mut arbitrary::Unstructured<'_>, depth: usize) -> arbitrary::Result<Self> {
        String::sample(u, depth).map(Self)
    }
}

/// Declares structs that differ only in the type of their last field, so that each is tried.
macro_rules! candidates {
    ($($name:ident $end:ty;)+) => {
        $(#[derive(Debug, PartialEq)]
        struct $name {
            count: Counted,
            next: Option<Box<Tree>>,
            list: Option<Vec<Tree>>,
            map: Option<BTreeMap<String, Tree>>,
            nested: Option<Box<Outer>>,
            end: $end,
        }

        runtime::object! {
            $name {
                count: required "count",
                next: optional "next",
                list: optional "list",
                map: optional "map",
                nested: optional "nested",
                end: required "end",
            }
        })+
    };
}

candidates! {
    Number i64;
    Flag bool;
    Text String;
}

#[derive(Debug, PartialEq)]
enum Tree {
    Number(Number),
    Flag(Flag),
    Text(Text),
    Unrecognized(Value),
}

runtime::union! {
    Tree {
        Number,
        Flag,
        Text,
    }
}

#[derive(Debug, PartialEq)]
enum Outer {
    Tree(Tree),
    List(Vec<Tree>),
    Unrecognized(Value),
}

runtime::union! {
    Outer {
        Tree,
        List,
    }
}

/// A value of some depth whose levels end in a value.
fn value(depth: usize, open: &str, close: &str, end: &str) -> String {
    let start = format!("{{\"count\":\"c\",{open}").repeat(depth);
    let stop = format!("{close},\"end\":{end}}}").repeat(depth);
    format!("{start}{{\"count\":\"c\",\"end\":{end}}}{stop}")
}

/// How often strings are decoded for a value.
fn reads(json: &str) -> usize {
    READS.set(0);
    serde_json::from_str::<Tree>(json).expect(json);
    READS.get()
}

#[test]
fn values_are_decoded_in_proportion_to_their_number() {
    for (open, close, most) in [
        ("\"next\":", "", 125),
        ("\"list\":[", "]", 62),
        ("\"map\":{\"k\":", "}", 62),
        ("\"nested\":", "", 125),
        ("\"nested\":[", "]", 62),
    ] {
        for end in ["7", "true", "\"x\"", "[]"] {
            for depth in 1..=most {
                let json = value(depth, open, close, end);
                // Each of three variants is tried, and the whole value is decoded at most twice.
                let most = (depth + 1) * 5;
                let reads = reads(&json);
                assert!(reads <= most, "{open} {end} {depth}: {reads}");
            }
        }
    }
}

#[test]
fn a_deep_value_survives() {
    for end in ["7", "true", "\"x\"", "[]"] {
        let json = value(60, "\"next\":", "", end);
        let tree: Tree = serde_json::from_str(&json).expect("a tree");
        let again = serde_json::to_value(&tree).expect("JSON");
        assert_eq!(
            again,
            serde_json::from_str::<Value>(&json).expect("JSON"),
            "{end}"
        );
        let is_known = !matches!(tree, Tree::Unrecognized(_));
        assert_eq!(is_known, end != "[]");
    }
}

#[test]
fn unrecognized_values_within_a_variant_are_kept() {
    let json = r#"{"count":"c","next":{"count":"c","next":{"other":1},"end":[]},"end":7}"#;
    let tree: Tree = serde_json::from_str(json).expect("a tree");
    let Tree::Number(number) = &tree else {
        panic!("{tree:?}")
    };
    let next = number.next.as_deref();
    let kept = serde_json::json!({"count": "c", "next": {"other": 1}, "end": []});
    assert_eq!(next, Some(&Tree::Unrecognized(kept)));
}
