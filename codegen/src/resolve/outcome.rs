//! Says in words what became of a documented type, and by which setting.

use super::links::Links;
use super::{Because, Type};
use crate::config::Types;
use crate::schema;

/// The documented type, and what was decided beyond it.
pub(super) fn outcome(documented: &schema::Type, ty: &Type, links: &Links) -> String {
    let beyond = match (documented_items(documented), ty.items()) {
        (schema::Type::Number, Type::Integer) => "as an integer",
        (schema::Type::Number, Type::Float) => "as a number with a fraction",
        (schema::Type::Number, _) => "kept as it comes",
        (schema::Type::Ref(reference), Type::Any) if links.is_known(reference) => {
            "which is left out: any JSON value"
        }
        (schema::Type::Ref(_), Type::Any) => "which has no page: any JSON value",
        (schema::Type::Any, _) => return documented.to_string(),
        (_, Type::Any) => "which JSON does not have: any JSON value",
        _ => return documented.to_string(),
    };
    format!("{documented}, {beyond}")
}

/// The setting that chooses the Rust type of a documented type, if one does.
pub(super) fn setting<'a>(documented: &schema::Type, types: &Types) -> Option<Because<'a>> {
    Some(match documented_items(documented) {
        schema::Type::Number => Because::setting("types.number", types.number),
        schema::Type::BigInteger => Because::setting("types.bigint", types.bigint),
        schema::Type::Decimal => Because::setting("types.decimal", types.decimal),
        schema::Type::Date => Because::setting("types.date", types.date),
        schema::Type::DateTime => Because::setting("types.date-time", types.date_time),
        _ => return None,
    })
}

/// Whether a type is a number, or lists or maps of numbers, of which the pages do not say more.
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
