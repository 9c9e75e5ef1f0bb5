//! Strict decoding says why no arm fits.

use scratch::union_tagged_by_constants::models::Animal;
use serde_json::json;

#[test]
fn errors_name_each_arm() {
    let error = |value| Animal::from_value(value).unwrap_err().to_string();
    assert_eq!(
        error(json!({"type": "bird"})),
        "no variant of Animal matches: Cat: the tag is not cat; Dog: the tag is not dog"
    );
    assert_eq!(
        error(json!({"type": "dog"})),
        "no variant of Animal matches: Dog: Dog.barks: missing field"
    );
    assert_eq!(
        error(json!(1)),
        "no variant of Animal matches: Cat: invalid type: number; Dog: invalid type: number"
    );
}
