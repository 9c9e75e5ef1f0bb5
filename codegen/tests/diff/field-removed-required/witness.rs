//! breaks: the field, the parameter or the constant is gone

use models::field_removed_required::models::Draft;
use models::field_removed_required::models::Kind;

pub fn consumer(draft: &Draft) {
    let _ = &draft.total; //~ E0609
    let _ = Draft::new("1", 1.into()); //~ E0061
    let _ = Kind::KIND; //~ E0599
}
