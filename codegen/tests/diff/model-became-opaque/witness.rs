//! breaks: a JSON value has no fields

use models::model_became_opaque::models::Order;

pub fn consumer(order: &Order) {
    let _: &String = &order.address.street; //~ E0609
}
