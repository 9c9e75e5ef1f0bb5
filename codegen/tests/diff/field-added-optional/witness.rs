//! gains: the field

use models::field_added_optional::models::Order;
use models::field_added_optional::models::Extra;

pub fn consumer(order: &Order, extra: &Extra) {
    let _: &Option<String> = &order.note; //~ E0609
    let _ = &extra.additional_properties; //~ E0609
}
