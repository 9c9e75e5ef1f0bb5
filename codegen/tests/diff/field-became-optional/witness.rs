//! breaks: the type is an `Option`, and the parameter is gone

use models::field_became_optional::models::Order;

pub fn consumer(order: &Order) {
    let _: &String = &order.note; //~ E0308
    let _ = Order::new("1", "soon"); //~ E0061
}
