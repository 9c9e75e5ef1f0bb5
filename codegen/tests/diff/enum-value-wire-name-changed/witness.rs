//! keeps: the variant has the same name

use models::enum_value_wire_name_changed::models::Colour;
use models::enum_value_wire_name_changed::models::Grade;

pub fn consumer() {
    let _ = (Colour::LightRed, Grade::Good);
}
