//! breaks: the type is gone

use models::model_removed::models::Coupon; //~ E0432

pub fn consumer() {
    let _ = Coupon::new("SPRING");
}
