//! breaks: the type is wider

use models::field_type_widened::models::Book;
use models::field_type_widened::models::Colour;
use models::field_type_widened::models::Order;
use models::field_type_widened::models::Size;

pub fn consumer(order: &Order) {
    let _: &serde_json::Number = &order.anything; //~ E0308
    let _: &Colour = &order.colour; //~ E0308
    let _: &Book = &order.item; //~ E0308
    let _: &Size = &order.size; //~ E0308
    let _ = (Order::KIND, Order::SWITCH); //~ E0599
}
