//! Numbers that are not documented are kept.

use scratch::enum_numeric::models::Level;

#[test]
fn numbers_convert() {
    assert_eq!(Level::from(200), Level::Value200);
    assert_eq!(Level::ValueMinus1.to_number(), (-1).into());
    assert_eq!(Level::from(7).to_string(), "7");
    assert_eq!(Level::ALL.len(), 5);
}
