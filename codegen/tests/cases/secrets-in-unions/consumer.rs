//! The errors of unions of which an arm holds a secret.

use scratch::secrets_in_unions::models::{Deep, Loose, Payment, Plain, Tagged};
use serde_json::json;

#[test]
fn no_reason_tells_a_secret() {
    let said = |error: serde_json::Error| error.to_string();
    // The value of the one arm's secret would stand in the reason of another.
    let error = said(Payment::from_value(json!({"number": 27, "iban": 28})).unwrap_err());
    assert_eq!(
        error,
        "no variant of Payment matches: String: invalid type: map; \
         Card: invalid value [redacted]; Iban: invalid value [redacted]"
    );
    let error = said(Tagged::from_value(json!({"kind": "transfer", "pin": 27})).unwrap_err());
    assert_eq!(
        error,
        "no variant of Tagged matches: Transfer: Transfer.pin: invalid value [redacted]"
    );
    // By its tag a value belongs to one arm, so that what is no secret there may be told.
    let error = said(Tagged::from_value(json!({"kind": "transfer", "pin": "1", "to": 28})).unwrap_err());
    assert!(error.contains("Transfer.to: invalid type: integer `28`"), "{error}");
    let error = said(Deep::from_value(json!({"payments": "hunter2"})).unwrap_err());
    assert!(!error.contains("hunter2"), "{error}");
    assert!(Loose::from_value(json!({"number": 27})).is_ok());
}

#[test]
fn unions_without_secrets_tell_all() {
    let error = Plain::from_value(json!({"name": 27})).unwrap_err().to_string();
    assert!(error.contains("Owner.name: invalid type: integer `27`"), "{error}");
}

#[test]
fn what_is_printed_over_several_lines_hides_as_much() {
    let card = Payment::from_value(json!({"number": "hunter2"})).unwrap();
    let printed = format!("{card:#?}");
    assert!(printed.contains("number: [redacted],\n"), "{printed}");
    assert!(!printed.contains("hunter2"), "{printed}");
}
