//! gains: the type

use models::model_added::models::Coupon; //~ E0432

pub fn consumer() {
    let _ = Coupon::new("SPRING");
}
