//! breaks: the variant has another name

use models::enum_value_renamed::models::Colour;

pub fn consumer() {
    let _ = Colour::SkyBlue; //~ E0599
}
