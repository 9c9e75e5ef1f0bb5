//! breaks: `Default` is gone

use models::rust_derive_lost::models::Alpha;

pub fn consumer() {
    let _ = Alpha::default(); //~ E0599
}
