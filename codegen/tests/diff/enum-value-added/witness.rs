//! gains: the variant

use models::enum_value_added::models::Colour;

pub fn consumer() {
    let _ = Colour::Green; //~ E0599
}
