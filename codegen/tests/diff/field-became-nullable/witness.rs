//! breaks: the type is another `Option`

use models::field_became_nullable::models::Order;

pub fn consumer(order: &Order) {
    let _: &String = &order.id; //~ E0308
    let _: &Option<String> = &order.note; //~ E0308
}
