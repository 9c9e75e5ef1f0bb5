//! breaks: a number is no text

use models::enum_value_type_changed::models::Size;

pub fn consumer(size: &Size) {
    let _ = size.as_str(); //~ E0599
    let _ = Size::from("1"); //~ E0277
}
