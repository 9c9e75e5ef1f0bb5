//! breaks: the name is gone

use models::rust_type_renamed_by_configuration::models::Order; //~ E0432

pub fn consumer() {
    let _ = Order::new("1");
}
