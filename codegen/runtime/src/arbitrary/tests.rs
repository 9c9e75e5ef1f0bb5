//! Arbitrary values of models.

use serde_json::Value;

use super::{Sampled, check_samples};
use crate as runtime;

#[derive(Clone, Debug, PartialEq, Eq)]
enum Level {
    Low,
    Unrecognized(runtime::Unrecognized<Self>),
}

impl Level {
    const ALL: &'static [Self] = &[Self::Low];

    fn as_str(&self) -> &str {
        match self {
            Self::Low => "low",
            Self::Unrecognized(value) => value.as_str(),
        }
    }
}

runtime::text! {
    Level {
        Low = "low",
    }
}

runtime::arbitrary!(Level);

#[derive(Debug, PartialEq)]
struct Node {
    level: Level,
    next: Option<Box<Node>>,
    item: Option<Option<Item>>,
    kind: runtime::Presence,
    others: std::collections::HashMap<String, Value>,
}

runtime::object! {
    Node {
        level: required "level",
        next: optional "next",
        item: optional_nullable "item",
    }
    constants {
        "kind" in kind: Text("node"),
    }
    additional others
}

runtime::arbitrary!(Node);

#[derive(Debug, PartialEq)]
enum Item {
    Number(f64),
    Decimal(runtime::Decimal),
    Node(Box<Node>),
    Nothing(Option<bool>),
    Unrecognized(Value),
}

runtime::union! {
    Item {
        Number,
        Decimal,
        Node,
        Nothing,
    }
}

runtime::arbitrary!(Item);

runtime::arbitrary_values! {
    fn arbitrary_values_round_trip;

    Level,
    Node,
    Item,
}

/// A type that loses its value.
#[derive(Debug, PartialEq)]
struct Lossy(bool);

impl crate::Wire for Lossy {
    const SHAPE: crate::shape::Shape = crate::shape::Shape::Boolean;

    fn placeholder() -> Self {
        Self(false)
    }
}

impl serde::Serialize for Lossy {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bool(self.0)
    }
}

impl<'de> serde::Deserialize<'de> for Lossy {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        <bool as serde::Deserialize>::deserialize(deserializer).map(|_| Self(false))
    }
}

impl super::Sample for Lossy {
    fn sample(u: &mut arbitrary::Unstructured<'_>, depth: usize) -> arbitrary::Result<Self> {
        super::Sample::sample(u, depth).map(Self)
    }
}

runtime::arbitrary!(Lossy);

#[test]
#[should_panic(expected = "true decodes from text to another value")]
fn a_value_that_is_lost_fails() {
    check_samples(&[Sampled::of::<Lossy>()]);
}
