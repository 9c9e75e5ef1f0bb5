//! The forms of names.

use crate::schema::{Field, Model, ModelKind};

/// Whether a name has several words in camel case.
pub(super) fn is_camel(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.contains(|c: char| c.is_ascii_uppercase())
        && name.chars().all(|c| c.is_ascii_alphanumeric())
}

/// Whether a name has several words in snake case.
pub(super) fn is_snake(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.contains('_')
        && name
            .chars()
            .all(|c| c == '_' || c.is_ascii_lowercase() || c.is_ascii_digit())
}

/// The fields of a struct.
pub(super) fn fields(model: &Model) -> &[Field] {
    match &model.kind {
        ModelKind::Struct { fields } => fields,
        _ => &[],
    }
}
