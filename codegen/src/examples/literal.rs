//! What literals mean by themselves.

use crate::schema::{Constant, Literal, LiteralKind};

/// The only argument, where that is a text.
pub(super) fn argument(arguments: &[Literal]) -> Option<&str> {
    match arguments {
        [
            Literal {
                kind: LiteralKind::String(text),
                ..
            },
        ] => Some(text),
        _ => None,
    }
}

/// Whether a name is a number of the language that JSON does not have.
pub(super) fn is_no_number(name: &str) -> bool {
    matches!(last(name), "NaN" | "Infinity")
}

pub(super) fn constant_of(kind: &LiteralKind) -> Option<Constant> {
    match kind {
        LiteralKind::String(text) => Some(Constant::String(text.clone())),
        LiteralKind::Integer(digits) => digits.parse().ok().map(Constant::Integer),
        LiteralKind::Boolean(value) => Some(Constant::Boolean(*value)),
        _ => None,
    }
}

/// The value that a member's name means: the only one with the same letters and digits.
pub(super) fn named<'v>(
    name: &str,
    values: impl IntoIterator<Item = &'v Constant>,
) -> Option<&'v Constant> {
    let wanted = letters(last(name));
    let mut fitting = values
        .into_iter()
        .filter(|value| letters(&value.text()) == wanted);
    let found = fitting.next()?;
    fitting.next().is_none().then_some(found)
}

/// The member's own name, without those of the enumeration and its module.
pub(super) fn last(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(_, member)| member)
}

fn letters(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}
