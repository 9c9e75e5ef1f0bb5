//! breaks: the type is another model

use models::field_type_retargeted_equivalent::models::Euro;
use models::field_type_retargeted_equivalent::models::Order;

pub fn consumer(order: &Order) {
    let _: &Euro = &order.price; //~ E0308
}
