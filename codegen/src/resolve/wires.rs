//! Checks JSON keys for collisions.

use std::collections::HashMap;

use super::Field;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};

/// Reports each field whose JSON key an earlier field of the model has.
pub(super) fn check(fields: &[Field], diagnostics: &mut Diagnostics) {
    let mut known: HashMap<&str, &Field> = HashMap::new();
    for field in fields.iter().filter(|field| !field.flattened) {
        let Some(earlier) = known.insert(&field.wire, field) else {
            continue;
        };
        let (name, first) = (&field.source.name, &earlier.source.name);
        let message = format!(
            "`{name}` and `{first}` have the same JSON key, {:?}",
            field.wire
        );
        let help = "set another key with `wire` in a fix-up, or omit the field with `skip`";
        diagnostics
            .push(Diagnostic::new(Code::DuplicateField, field.source.span, message).help(help));
    }
}
