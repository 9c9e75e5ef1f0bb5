//! Describes resolved types.

use super::Type;
use super::links::Links;
use crate::schema;

/// The documented type and the decision about it.
pub(super) fn outcome(documented: &schema::Type, ty: &Type, links: &Links) -> String {
    let beyond = match (documented_items(documented), ty.items()) {
        (schema::Type::Number, Type::Integer) => "as an integer",
        (schema::Type::Number, Type::Float) => "as a floating-point number",
        (schema::Type::Number, Type::AnyNumber) => "which may have a fraction",
        // A target decides the type of an unspecified number.
        (schema::Type::Ref(reference), Type::Any) if links.is_known(reference) => {
            "which is skipped: any JSON value"
        }
        (schema::Type::Ref(_), Type::Any) => "which has no page: any JSON value",
        (schema::Type::Any, _) => return documented.to_string(),
        (_, Type::Any) => "which JSON does not support: any JSON value",
        _ => return documented.to_string(),
    };
    format!("{documented}, {beyond}")
}

/// Whether a type is an unspecified number, or a list or map of such numbers.
pub(super) fn is_number(documented: &schema::Type) -> bool {
    matches!(documented_items(documented), schema::Type::Number)
}

fn documented_items(ty: &schema::Type) -> &schema::Type {
    match ty {
        schema::Type::List { items: inner }
        | schema::Type::Map { values: inner }
        | schema::Type::Nullable { inner } => documented_items(inner),
        ty => ty,
    }
}
