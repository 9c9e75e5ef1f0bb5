//! keeps: the configuration keeps the name

use models::model_renamed_type_keeps_its_name::models::Order;
use models::model_renamed_type_keeps_its_name::models::Person;

pub fn consumer() {
    let _ = Order::new(Person::new("Ann"));
}
