//! breaks: a constant of another type

use models::field_const_changed::models::Order;

pub fn consumer() {
    let _: bool = Order::FLAG; //~ E0308
    let _: &str = Order::VERSION; //~ E0308
}
