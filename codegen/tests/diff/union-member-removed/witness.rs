//! breaks: the variant is gone

use models::union_member_removed::models::Pet;

pub fn consumer() {
    let _ = |fish| Pet::Fish(fish); //~ E0599
}
