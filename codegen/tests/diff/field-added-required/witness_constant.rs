//! gains: a constant

use models::field_added_required::models::Kind;

pub fn consumer() {
    let _ = (Kind::new("1"), Kind::KIND); //~ E0599
}
