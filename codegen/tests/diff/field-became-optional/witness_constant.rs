//! gains: the mark of whether a constant is there

use models::field_became_optional::Presence; //~ E0432
use models::field_became_optional::models::Order;

pub fn consumer(order: &Order) {
    let _: Presence = order.kind; //~ E0609
    let _ = Order::KIND;
}
