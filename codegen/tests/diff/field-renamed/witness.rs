//! breaks: the field has another name

use models::field_renamed::models::Order;

pub fn consumer(order: &Order) {
    let _ = &order.buyer; //~ E0609
    let _ = &order.note; //~ E0609
}
