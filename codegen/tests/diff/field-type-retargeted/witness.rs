//! breaks: the type is another model

use models::field_type_retargeted::models::Apple;
use models::field_type_retargeted::models::Order;

pub fn consumer(order: &Order) {
    let _: &Apple = &order.fruit; //~ E0308
    let _: &Vec<Apple> = &order.fruits; //~ E0308
}
