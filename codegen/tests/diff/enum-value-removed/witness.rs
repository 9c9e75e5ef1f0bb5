//! breaks: the variant is gone

use models::enum_value_removed::models::Colour;

pub fn consumer() {
    let _ = Colour::Green; //~ E0599
}
