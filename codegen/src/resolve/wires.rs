//! Keys in JSON that two fields would share.

use std::collections::HashMap;

use super::Field;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};

/// Reports every field whose key an earlier field of the same model has.
pub(super) fn check(fields: &[Field], diagnostics: &mut Diagnostics) {
    let mut known: HashMap<&str, &Field> = HashMap::new();
    for field in fields.iter().filter(|field| !field.flattened) {
        let Some(earlier) = known.insert(&field.wire, field) else {
            continue;
        };
        let (name, first) = (&field.source.name, &earlier.source.name);
        let message = format!(
            "`{name}` and `{first}` have the same key in JSON, {:?}",
            field.wire
        );
        let help =
            "give one of them another key with `wire` in a fix-up, or leave it out with `skip`";
        diagnostics
            .push(Diagnostic::new(Code::DuplicateField, field.source.span, message).help(help));
    }
}
