//! breaks: the parameters changed places

use models::rust_constructor_changed::models::Order;

pub fn consumer() {
    let _ = Order::new("1", 2.into()); //~ E0308
}
