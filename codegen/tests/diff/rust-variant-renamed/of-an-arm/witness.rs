//! breaks: the name is gone

use models::rust_variant_renamed_of_an_arm::models::Pet;

pub fn consumer() {
    let _ = |cat| Pet::Cat2(cat); //~ E0599
}
