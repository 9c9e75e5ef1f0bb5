//! Interprets literals.

use crate::schema::{Constant, Literal, LiteralKind};

/// The only argument, if it is a string.
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

/// The only argument, if it is a number or a string.
pub(super) fn decimal_argument(arguments: &[Literal]) -> Option<&str> {
    match arguments {
        [
            Literal {
                kind:
                    LiteralKind::String(digits)
                    | LiteralKind::Integer(digits)
                    | LiteralKind::Fraction(digits),
                ..
            },
        ] => Some(digits),
        _ => None,
    }
}

/// Whether a name is a number that JSON does not support.
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

/// The value of an enum member: the only one with the same letters and digits.
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

/// The unqualified name of a member.
pub(super) fn last(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(_, member)| member)
}

fn letters(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}
