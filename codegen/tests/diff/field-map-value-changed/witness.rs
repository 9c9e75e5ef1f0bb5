//! breaks: the values have another type

use models::field_map_value_changed::models::Order;

pub fn consumer(order: &Order) {
    let _: &std::collections::BTreeMap<String, String> = &order.counts; //~ E0308
}
