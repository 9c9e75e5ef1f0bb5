//! breaks: the field is gone

use models::field_removed_optional::models::Order;

pub fn consumer(order: &Order) {
    let _ = &order.note; //~ E0609
}
