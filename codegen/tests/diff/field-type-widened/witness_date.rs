//! keeps: dates are text where nothing else is configured

use models::field_type_widened::models::Order;

pub fn consumer(order: &Order) {
    let _: &String = &order.day;
}
