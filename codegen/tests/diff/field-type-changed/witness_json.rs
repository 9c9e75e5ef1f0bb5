//! keeps: both are JSON values

use models::field_type_changed::models::Order;

pub fn consumer(order: &Order) {
    let _: &serde_json::Value = &order.e;
}
