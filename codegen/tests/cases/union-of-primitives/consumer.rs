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
        "no arm of Scalar fits: String: null is of another kind; \
         Number: null is of another kind; Boolean: null is of another kind"
    );
}
