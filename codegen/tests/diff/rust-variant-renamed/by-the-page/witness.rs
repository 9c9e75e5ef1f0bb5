//! breaks: the name is gone

use models::rust_variant_renamed_by_the_page::models::Stock;

pub fn consumer() {
    let _ = Stock::Here; //~ E0599
}
