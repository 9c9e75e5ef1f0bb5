//! What is required is asked for.

use scratch::fields_required::models::{All, Pair, Tag};
use serde_json::{Number, Value};

#[test]
fn constructors_ask_for_what_is_required() {
    let mut pair = Pair::new("k", Number::from(1));
    pair.key.push('2');
    let all = All::new(vec![], Default::default(), Value::Null, pair, vec![]);
    assert_eq!(all.pair.key, "k2");
    assert!(Tag::new(true).a);
}
