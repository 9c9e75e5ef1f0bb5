//! breaks: the name means another type

use models::rust_type_renamed::models::BookItem;

pub fn consumer(book: &BookItem) {
    let _ = &book.id; //~ E0609
}
