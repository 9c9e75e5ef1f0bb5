//! breaks: a box is another type

use models::rust_field_boxed::models::Branch;
use models::rust_field_boxed::models::Category;
use models::rust_field_boxed::models::Node;
use models::rust_field_boxed::models::Shelf;

pub fn consumer(category: &Category) {
    let _: &Option<Shelf> = &category.shelf; //~ E0308
}

pub fn branch(node: Node) -> Option<Branch> {
    match node {
        Node::Branch(branch) => Some(branch), //~ E0308
        _ => None,
    }
}
