//! breaks: an enumeration has no fields

use models::model_kind_changed::models::Price;

pub fn consumer(price: &Price) {
    let _ = &price.amount; //~ E0609
}
