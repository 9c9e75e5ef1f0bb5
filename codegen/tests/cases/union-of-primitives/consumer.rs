//! A union has what its arms hold.

use scratch::union_of_primitives::models::Scalar;

#[test]
fn arms_can_be_made() {
    assert_eq!(
        serde_json::to_string(&Scalar::Boolean(true)).unwrap(),
        "true"
    );
    let error = Scalar::from_value(serde_json::Value::Null).unwrap_err();
    assert_eq!(
        error.to_string(),
        "no variant of Scalar matches: String: invalid type: null; \
         Number: invalid type: null; Boolean: invalid type: null"
    );
}
