//! breaks: the type is another one

use models::field_type_changed::models::Order;

pub fn consumer(order: &Order) {
    let _: &String = &order.a; //~ E0308
    let _: &Vec<String> = &order.b; //~ E0308
}
