//! Describes values and types in messages.

use super::check::Check;
use crate::resolve::{Kind, Type};
use crate::schema::LiteralKind;

impl Check<'_, '_> {
    pub(super) fn title(&self, ty: &Type) -> String {
        let model = ty.model().and_then(|id| self.matcher.resolved.get(id));
        model.map_or_else(
            || self.name(ty),
            |model| format!("`{}`", model.source.path()),
        )
    }

    /// The description of a type.
    pub(super) fn name(&self, ty: &Type) -> String {
        match ty {
            Type::String => "a string".to_owned(),
            Type::Boolean => "a boolean".to_owned(),
            Type::Integer | Type::BigInteger => "an integer".to_owned(),
            Type::Float | Type::Number | Type::AnyNumber => "a number".to_owned(),
            Type::LenientNumber => "a number".to_owned(),
            Type::Decimal => "a decimal number".to_owned(),
            Type::Date => "a date".to_owned(),
            Type::DateTime => "a date-time".to_owned(),
            Type::Any => "any value".to_owned(),
            Type::Constant(value) => value.to_string(),
            Type::List(_) => "a list".to_owned(),
            Type::Map(_) => "a map".to_owned(),
            Type::Nullable(inner) | Type::Boxed(inner) => self.name(inner),
            Type::Model(id) => match self.matcher.resolved.get(*id) {
                Some(model) => {
                    let kind = match model.kind {
                        Kind::Struct(_) => "",
                        Kind::Enum(_) => "a value of ",
                        Kind::Union { .. } => "a variant of ",
                    };
                    format!("{kind}`{}`", model.source.path())
                }
                None => "a model".to_owned(),
            },
        }
    }
}

/// The description of a literal.
pub(super) fn describe(kind: &LiteralKind) -> String {
    match kind {
        LiteralKind::Null => "null".to_owned(),
        LiteralKind::Boolean(value) => format!("`{value}`"),
        LiteralKind::Integer(_) => "an integer".to_owned(),
        LiteralKind::Fraction(_) => "a number with a fraction".to_owned(),
        LiteralKind::BigInteger(_) => "a big integer".to_owned(),
        LiteralKind::String(_) => "a string".to_owned(),
        LiteralKind::List(_) => "a list".to_owned(),
        LiteralKind::Object(_) => "an object".to_owned(),
        LiteralKind::Call(name, _) => format!("a `{name}`"),
        LiteralKind::Name(name) | LiteralKind::Unreadable(name) => format!("`{name}`"),
    }
}
