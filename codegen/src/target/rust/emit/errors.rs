//! The implementation of `Error`.

use super::table::block;
use crate::target::rust::{Item, ItemKind};

/// The call of the macro; empty if the item is not an error.
pub(super) fn text(item: &Item) -> String {
    let Some(messages) = &item.error else {
        return String::new();
    };
    let head = match &item.kind {
        ItemKind::Enum(_) => return format!("\nruntime::error!({});\n", item.name),
        ItemKind::Struct(_) => item.name.clone(),
        ItemKind::Union(_) => format!("enum {}", item.name),
    };
    format!("\nruntime::error! {{\n{}}}\n", block(&head, messages))
}
