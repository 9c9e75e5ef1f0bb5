//! keeps: the variants are the same

use models::union_discriminator_changed::models::Pet;

pub fn consumer(pet: &Pet) {
    match pet {
        Pet::Cat(_) => {}
        Pet::Dog(_) => {}
        Pet::Fish(_) => {}
        Pet::Unrecognized(_) => {}
        _ => {}
    }
}
