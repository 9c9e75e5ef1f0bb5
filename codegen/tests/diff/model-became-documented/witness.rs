//! breaks: the type is no JSON value any more

use models::model_became_documented::models::Order;

pub fn consumer(order: &Order) {
    let _ = order.address.as_str(); //~ E0599
}
