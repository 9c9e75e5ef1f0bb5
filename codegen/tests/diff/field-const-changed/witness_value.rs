//! keeps: a constant of another value

use models::field_const_changed::models::Order;

pub fn consumer() {
    let _: &str = Order::KIND;
}
