//! Examples in the rows of fields: values in various notations, or plain text.

use std::borrow::Cow;

use crate::resolve::{Kind, Resolved, Type};
use crate::schema::{Example, Literal, LiteralKind};

/// The value of an example of a type; `None` if it cannot be parsed.
pub(super) fn literal<'e>(
    example: &'e Example,
    ty: &Type,
    resolved: &Resolved,
) -> Option<Cow<'e, Literal>> {
    let text = &example.text;
    let plain = || {
        Cow::Owned(Literal {
            kind: LiteralKind::String(text.replace("<br/>", "\n")),
            range: 0..text.len(),
        })
    };
    let read = example.value.as_ref();
    let is_written = matches!(
        read.map(|literal| &literal.kind),
        Some(LiteralKind::String(_) | LiteralKind::Call(..))
    );
    match kind(ty, resolved) {
        Notation::Text if !is_written => Some(plain()),
        Notation::Either => match read {
            // An unquoted word is a string, except for booleans and numbers.
            None
            | Some(Literal {
                kind: LiteralKind::Name(_),
                ..
            }) => Some(plain()),
            Some(read) => Some(Cow::Borrowed(read)),
        },
        _ => read.map(Cow::Borrowed),
    }
}

/// The notation of values of a type in a cell.
enum Notation {
    /// A string without quotes.
    Text,
    /// A literal.
    Literal,
    /// A literal, else a string without quotes.
    Either,
}

fn kind(ty: &Type, resolved: &Resolved) -> Notation {
    match ty {
        Type::String | Type::Date | Type::DateTime => Notation::Text,
        Type::Constant(crate::schema::Constant::String(_)) => Notation::Text,
        Type::Nullable(inner) | Type::Boxed(inner) => kind(inner, resolved),
        Type::Any => Notation::Either,
        Type::Model(id) => match resolved.get(*id).map(|model| &model.kind) {
            Some(Kind::Enum(values)) => {
                let is_text = |value: &crate::resolve::Value| {
                    matches!(value.source.value, crate::schema::Constant::String(_))
                };
                if values.iter().all(is_text) {
                    Notation::Text
                } else {
                    Notation::Literal
                }
            }
            Some(Kind::Union { .. }) => Notation::Either,
            _ => Notation::Literal,
        },
        _ => Notation::Literal,
    }
}
