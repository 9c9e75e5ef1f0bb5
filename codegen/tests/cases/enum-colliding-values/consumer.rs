//! Values that want the same name have variants of their own.

use std::collections::HashSet;

use scratch::enum_colliding_values::models::Collision;

#[test]
fn all_are_distinct() {
    let names: HashSet<String> = Collision::ALL.iter().map(|v| format!("{v:?}")).collect();
    assert_eq!(names.len(), 11);
    assert_eq!(Collision::from("Eligible"), Collision::Eligible2);
    assert_eq!(Collision::from("ELIGIBLE").as_str(), "ELIGIBLE");
}
