//! breaks: the type has another name

use models::model_renamed::models::Person; //~ E0432

pub fn consumer() {
    let _ = Person::new("Ann");
}
