//! breaks: a constructor asks for more, or takes the place of `Default`

use models::field_added_required::models::Draft;
use models::field_added_required::models::Plain;

pub fn consumer() {
    let _ = Draft::new("1"); //~ E0061
    let _ = Plain::default(); //~ E0599
}
