//! keeps: a deprecation is in the documentation only

use models::field_deprecated::models::Order;

pub fn consumer(order: &Order) {
    let _ = &order.id;
}
