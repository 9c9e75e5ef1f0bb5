//! breaks: the type has an `Option` less

use models::field_became_non_nullable::models::Order;

pub fn consumer(order: &Order) {
    let _: &Option<String> = &order.id; //~ E0308
    let _: &Option<Option<String>> = &order.note; //~ E0308
}
