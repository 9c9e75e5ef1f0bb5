//! gains: the variant

use models::union_member_added::models::Pet;

pub fn consumer() {
    let _ = |fish| Pet::Fish(fish); //~ E0599
}
