//! gains: `Default`

use models::rust_derive_gained::models::Alpha;

pub fn consumer() {
    let _ = Alpha::default(); //~ E0599
}
