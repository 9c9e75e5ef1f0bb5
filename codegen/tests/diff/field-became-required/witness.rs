//! breaks: the type has no `Option` any more, and the mark of a constant is gone

use models::field_became_required::models::Order;

pub fn consumer(order: &Order) {
    let _: &Option<String> = &order.note; //~ E0308
    let _ = &order.kind; //~ E0609
    let _ = Order::new("1"); //~ E0061
}
