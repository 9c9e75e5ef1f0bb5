//! keeps: a deprecation is in the documentation only

use models::model_deprecated::models::Order;

pub fn consumer() {
    let _ = Order::new("1");
}
