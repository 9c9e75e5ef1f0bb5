//! breaks: `Default` is gone

use models::rust_derive_lost_rest_became_a_field::models::Order;

pub fn consumer() {
    let _ = Order::default(); //~ E0599
}
