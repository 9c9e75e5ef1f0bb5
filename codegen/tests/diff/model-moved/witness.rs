//! breaks: the path is another one

use models::model_moved::models::components::Book; //~ E0432

pub fn consumer() {
    let _ = Book::new("Emma");
}
