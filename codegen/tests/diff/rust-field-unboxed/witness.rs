//! breaks: without the box it is another type

use models::rust_field_unboxed::models::Branch;
use models::rust_field_unboxed::models::Category;
use models::rust_field_unboxed::models::Node;
use models::rust_field_unboxed::models::Shelf;

pub fn consumer(category: &Category) {
    let _: &Option<Box<Shelf>> = &category.shelf; //~ E0308
}

pub fn branch(node: Node) -> Option<Box<Branch>> {
    match node {
        Node::Branch(branch) => Some(branch), //~ E0308
        _ => None,
    }
}
