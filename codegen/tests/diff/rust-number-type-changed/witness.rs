//! breaks: the type is another one

use models::rust_number_type_changed::models::Order;

pub fn consumer(order: &Order) {
    let _: i64 = order.count; //~ E0308
    let _: &Vec<i64> = &order.counts; //~ E0308
    let _: i128 = order.big; //~ E0308
}
