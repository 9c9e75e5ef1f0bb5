//! Values that pages write, in no language's notation.

use std::ops::Range;

#[cfg(feature = "json")]
#[cfg(feature = "json")]
use serde::{Deserialize, Serialize};

/// A value with its place in the text that was read.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "json", derive(Serialize, Deserialize))]
pub struct Literal {
    /// The value.
    #[cfg_attr(feature = "json", serde(flatten))]
    pub kind: LiteralKind,
    /// The bytes of the text that write it.
    pub range: Range<usize>,
}

/// The kinds of values that pages write.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "json", derive(Serialize, Deserialize))]
#[cfg_attr(
    feature = "json",
    serde(tag = "is", content = "value", rename_all = "kebab-case")
)]
pub enum LiteralKind {
    /// Null.
    Null,
    /// True or false.
    Boolean(bool),
    /// A number without a fraction, as written.
    Integer(String),
    /// A number with a fraction or an exponent, as written.
    Fraction(String),
    /// A whole number that is marked as big, without its mark.
    BigInteger(String),
    /// Text.
    String(String),
    /// Items in order.
    List(Vec<Literal>),
    /// Values under keys, in order.
    Object(Vec<(String, Literal)>),
    /// A call with its argument, such as `new Date("…")`; the name is that of what is called.
    Call(String, Vec<Literal>),
    /// A name, such as `NaN` or `Enum.Member`.
    Name(String),
}

impl Literal {
    /// The value under a key of an object.
    pub fn get(&self, key: &str) -> Option<&Literal> {
        match &self.kind {
            LiteralKind::Object(entries) => entries
                .iter()
                .find(|(name, _)| name == key)
                .map(|(_, value)| value),
            _ => None,
        }
    }

    /// The first literal among this one and the items of lists for which a test holds.
    pub fn find_item(&self, test: &impl Fn(&LiteralKind) -> bool) -> Option<&Literal> {
        match &self.kind {
            kind if test(kind) => Some(self),
            LiteralKind::List(items) => items.iter().find_map(|item| item.find_item(test)),
            _ => None,
        }
    }
}
