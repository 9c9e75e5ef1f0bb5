//! Values on pages, independent of the notation of a language.

use std::ops::Range;

#[cfg(feature = "json")]
use serde::{Deserialize, Serialize};

/// A value with its byte range in the parsed text.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "json", derive(Serialize, Deserialize))]
pub struct Literal {
    /// The value.
    #[cfg_attr(feature = "json", serde(flatten))]
    pub kind: LiteralKind,
    /// The byte range.
    pub range: Range<usize>,
}

/// The kind of a value.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "json", derive(Serialize, Deserialize))]
#[cfg_attr(
    feature = "json",
    serde(tag = "is", content = "value", rename_all = "kebab-case")
)]
pub enum LiteralKind {
    /// Null.
    Null,
    /// A boolean.
    Boolean(bool),
    /// An integer, as written.
    Integer(String),
    /// A number with a fraction or an exponent, as written.
    Fraction(String),
    /// A big integer literal, without its suffix.
    BigInteger(String),
    /// A string.
    String(String),
    /// A list.
    List(Vec<Literal>),
    /// An object, in order.
    Object(Vec<(String, Literal)>),
    /// A call with its name and arguments, such as `new Date("…")`.
    Call(String, Vec<Literal>),
    /// A name, such as `NaN` or `Enum.Member`.
    Name(String),
    /// A part of the example that cannot be read, as written.
    Unreadable(String),
}

impl Literal {
    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&Literal> {
        match &self.kind {
            LiteralKind::Object(entries) => entries
                .iter()
                .find(|(name, _)| name == key)
                .map(|(_, value)| value),
            _ => None,
        }
    }

    /// Makes the ranges relative to an offset in the text.
    pub fn shift(&mut self, start: usize) {
        self.range = self.range.start.saturating_sub(start)..self.range.end.saturating_sub(start);
        match &mut self.kind {
            LiteralKind::List(items) | LiteralKind::Call(_, items) => {
                items.iter_mut().for_each(|item| item.shift(start));
            }
            LiteralKind::Object(entries) => {
                entries.iter_mut().for_each(|(_, value)| value.shift(start));
            }
            _ => {}
        }
    }

    /// The first part that cannot be read.
    pub fn unreadable(&self) -> Option<&Literal> {
        match &self.kind {
            LiteralKind::Unreadable(_) => Some(self),
            LiteralKind::List(items) | LiteralKind::Call(_, items) => {
                items.iter().find_map(Self::unreadable)
            }
            LiteralKind::Object(entries) => {
                entries.iter().find_map(|(_, value)| value.unreadable())
            }
            _ => None,
        }
    }

    /// The first literal among this one and the items of lists that satisfies a predicate.
    pub fn find_item(&self, test: &impl Fn(&LiteralKind) -> bool) -> Option<&Literal> {
        match &self.kind {
            kind if test(kind) => Some(self),
            LiteralKind::List(items) => items.iter().find_map(|item| item.find_item(test)),
            _ => None,
        }
    }
}
