//! What a user of the generated crate writes.

use scratch::toy::reference::shop;
use scratch::toy::{Customer, CustomerAddress, Order, Status};

#[test]
fn values_are_built_and_encoded() {
    let mut address = CustomerAddress::new("Elm Row");
    address.floor = Some(3);
    let mut customer = Customer::new("Ada");
    customer.address = Some(address);
    customer.orders = Some(vec![Order::new(Status::Paid)]);
    let json = r#"{"name":"Ada","address":{"street":"Elm Row","floor":3},"orders":[{"status":"paid"}]}"#;
    assert_eq!(serde_json::to_string(&customer).unwrap(), json);
    let decoded: shop::Customer = serde_json::from_str(json).unwrap();
    assert_eq!(decoded, customer);
}

#[test]
fn what_does_not_fit_is_an_error() {
    let json = r#"{"name": "Ada", "address": {"street": 1}}"#;
    let error = serde_json::from_str::<Customer>(json).unwrap_err();
    assert!(error.to_string().contains("`street` of `CustomerAddress`"), "{error}");
}
