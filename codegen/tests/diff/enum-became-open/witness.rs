//! keeps: every enumeration keeps what it does not know

use models::enum_became_open::models::Colour;

pub fn consumer(colour: &Colour) {
    match colour {
        Colour::Red | Colour::Blue => {}
        Colour::Unrecognized(_) => {}
        _ => {}
    }
}
