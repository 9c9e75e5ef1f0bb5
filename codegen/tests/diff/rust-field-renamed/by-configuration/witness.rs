//! breaks: the names are gone

use models::rust_field_renamed_by_configuration::models::Order;

pub fn consumer(order: &Order) {
    let _ = (&order.id, &order.note); //~ E0609
    let _ = Order::KIND; //~ E0599
}
