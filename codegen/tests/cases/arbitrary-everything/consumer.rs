//! Which values are made of bytes.

use std::collections::BTreeMap;

use arbitrary::{Arbitrary, Unstructured};
use scratch::arbitrary_everything::Decimal;
use scratch::arbitrary_everything::models::{
    Alike, Color, Constants, Either, Level, Node, Optional, Outer, Rest, Tagged,
};

/// Values of a type from different bytes, always the same ones.
fn values<T: for<'a> Arbitrary<'a>>() -> impl Iterator<Item = T> {
    (0..2000_u64).map(|number| {
        let word = |step: u64| (number * 1009 + step).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 24;
        let bytes: Vec<u8> = (1..256).map(|step| word(step) as u8).collect();
        T::arbitrary(&mut Unstructured::new(&bytes)).expect("any bytes make a value")
    })
}

/// How often each variant is made.
fn counted<T: for<'a> Arbitrary<'a> + std::fmt::Debug>() -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for value in values::<T>() {
        let text = format!("{value:?}");
        let name = text.split('(').next().unwrap_or_default();
        *counts.entry(name.to_owned()).or_default() += 1;
    }
    counts
}

fn names<T: for<'a> Arbitrary<'a> + std::fmt::Debug>() -> Vec<String> {
    counted::<T>().into_keys().collect()
}

#[test]
fn every_arm_is_made() {
    let all = ["Boolean", "Number", "Part", "PartList", "String", "Unrecognized"];
    assert_eq!(names::<Either>(), all);
    assert_eq!(names::<Tagged>(), ["Card", "Cash", "String", "Unrecognized"]);
    assert_eq!(names::<Alike>(), ["Left", "Right", "Unrecognized"]);
    assert_eq!(names::<Outer>(), ["Either", "Node", "Tagged", "Unrecognized"]);
    for value in values::<Either>() {
        if let Either::Unrecognized(value) = value {
            assert!(Either::from_value(value.clone()).is_err(), "{value}");
        }
    }
}

#[test]
fn listed_values_are_made_and_others() {
    let mut others = 0;
    for value in values::<Color>() {
        if let Color::Unrecognized(text) = value {
            assert!(Color::ALL.iter().all(|color| color.as_str() != text.as_str()));
            others += 1;
        }
    }
    assert!((1..2000).contains(&others), "{others}");
    let listed: Vec<Level> = values::<Level>().filter(|level| Level::ALL.contains(level)).collect();
    assert!(Level::ALL.iter().all(|level| listed.contains(level)));
    assert!(listed.len() < 2000);
    assert_eq!(names::<Decimal>(), ["Number", "Text"]);
}

#[test]
fn the_rest_has_keys_that_are_not_documented() {
    let mut rests = 0;
    for value in values::<Constants>() {
        let documented = ["kind", "beta", "version", "name"];
        for key in value.additional_properties.keys() {
            assert!(!documented.contains(&key.as_str()));
            rests += 1;
        }
    }
    assert!(rests > 0);
    assert!(values::<Rest>().any(|value| !value.additional_properties.is_empty()));
}

#[test]
fn fields_are_there_or_not_and_recursion_ends() {
    assert!(values::<Optional>().any(|value| value.text.is_some()));
    assert!(values::<Optional>().any(|value| value.text.is_none()));
    fn depth(node: &Node) -> usize {
        let next = node.next.as_deref().map_or(0, depth);
        1 + node.others.iter().map(depth).fold(next, usize::max)
    }
    let depths: Vec<usize> = values::<Node>().map(|node| depth(&node)).collect();
    assert!(depths.iter().all(|depth| *depth <= 5) && depths.contains(&3), "{depths:?}");
    // No bytes at all make a value too.
    assert!(Node::arbitrary(&mut Unstructured::new(&[])).is_ok());
}
