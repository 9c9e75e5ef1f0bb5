//! breaks: a list is no single value

use models::field_cardinality_changed::models::Book;
use models::field_cardinality_changed::models::Order;

pub fn consumer(order: &Order) {
    let _: &String = &order.author; //~ E0308
    let _: &Book = &order.book; //~ E0308
    let _: &Vec<Vec<String>> = &order.tags; //~ E0308
}
