//! What is not documented cannot be taken for what is.

use scratch::enum_special_names::models::Special;

#[test]
fn a_documented_value_has_its_variant() {
    assert_eq!(Special::from("UNKNOWN"), Special::Unknown);
    assert!(!matches!(
        Special::from("Unrecognized"),
        Special::Unrecognized(_)
    ));
    let other = Special::from(String::from("later"));
    assert_eq!(other.as_str(), "later");
    assert_eq!(format!("{other:>7}"), "  later");
    assert!(matches!(other, Special::Unrecognized(value) if &**value.get() == "later"));
    assert_eq!(Special::ALL.len(), 15);
}
