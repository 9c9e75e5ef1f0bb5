//! breaks: the type is narrower

use models::field_type_narrowed::models::Item;
use models::field_type_narrowed::models::Order;

pub fn consumer(order: &Order) {
    let _: &serde_json::Value = &order.anything; //~ E0308
    let _: &String = &order.colour; //~ E0308
    let _: &Item = &order.item; //~ E0308
    let _: &serde_json::Number = &order.size; //~ E0308
    let _ = (&order.kind, &order.switch); //~ E0609
}
