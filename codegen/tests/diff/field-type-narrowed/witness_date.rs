//! keeps: dates are text where nothing else is configured

use models::field_type_narrowed::models::Order;

pub fn consumer(order: &Order) {
    let _: &String = &order.day;
}
