//! Each arm that was tried is named.

use scratch::union_subset::models::Person;

#[test]
fn errors_name_the_arms_that_were_tried() {
    let error = Person::from_value(serde_json::json!({"age": 1})).unwrap_err();
    assert_eq!(
        error.to_string(),
        "no variant of Person matches: Long: Long.name: missing field; Short: Short.name: missing field"
    );
}
