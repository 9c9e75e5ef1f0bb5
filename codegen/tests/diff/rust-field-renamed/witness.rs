//! breaks: the name means another field

use models::rust_field_renamed::models::Order;

pub fn consumer(order: &Order) {
    let _: &String = &order.book_id; //~ E0308
}
