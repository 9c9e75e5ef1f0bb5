//! keeps: the name in Rust is the same

use models::field_wire_name_changed::models::Order;

pub fn consumer() {
    let order = Order::new("today");
    let _: (String, Option<String>) = (order.placed_at, order.paid_at);
}
