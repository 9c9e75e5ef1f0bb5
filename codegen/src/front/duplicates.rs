//! Checks for duplicate items.

use std::collections::HashMap;

use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::schema::{ItemId, Model, Operation};

/// Reports types and operations with the name of an earlier one.
pub(super) fn check(models: &[Model], operations: &[Operation], diagnostics: &mut Diagnostics) {
    let mut types: HashMap<&ItemId, &Model> = HashMap::new();
    for model in models {
        let first = *types.entry(&model.id).or_insert(model);
        if !std::ptr::eq(first, model) {
            let error =
                |message: String| Diagnostic::new(Code::DuplicateType, model.origin.span, message);
            let path = model.path();
            diagnostics.push(if first.origin.page == model.origin.page {
                error(format!("duplicate type `{path}`")).help(format!(
                    "the first one is on line {}",
                    first.origin.span.line
                ))
            } else {
                error(format!("duplicate type `{path}`"))
                    .help(format!("the first one is {}", first.origin.page))
            });
        }
    }
    let mut ids: HashMap<&str, &Operation> = HashMap::new();
    for operation in operations {
        let first = *ids.entry(&operation.id).or_insert(operation);
        // The same operation may be listed on several pages.
        if (&first.method, &first.path) != (&operation.method, &operation.path) {
            let message = format!("duplicate operation id `{}`", operation.id);
            diagnostics.push(
                Diagnostic::new(Code::DuplicateOperation, operation.origin.span, message).help(
                    format!(
                        "the first one is {} {}, on the page {}",
                        first.method, first.path, first.origin.page
                    ),
                ),
            );
        }
    }
}
