//! breaks: the type follows the evidence

use models::field_inferred_type_changed::models::Order;

pub fn consumer(order: &Order) {
    let _: &String = &order.id; //~ E0308
    let _: &Option<String> = &order.note; //~ E0308
    let _: &Option<serde_json::Number> = &order.total; //~ E0308
}
