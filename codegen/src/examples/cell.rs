//! The texts of the Example column, which are values in various notations, or just text.

use crate::front::speakeasy::type_syntax::{Dialect, Literal, LiteralKind};
use crate::markdown::unescape_cell;
use crate::resolve::{Field, Kind, Resolved, Type};

/// What stands before each of several examples in one cell.
const SEVERAL: &str = "**Example ";

/// The values in a cell; `None` for one that cannot be read.
pub(super) fn literals(
    text: &str,
    field: &Field,
    resolved: &Resolved,
    dialect: &dyn Dialect,
) -> Vec<Option<Literal>> {
    let text = unescape_cell(text);
    split(&text)
        .into_iter()
        .map(|text| literal(text, &field.ty, resolved, dialect))
        .collect()
}

/// The examples of a cell that numbers them: `**Example 1:** a<br/>**Example 2:** b`.
fn split(text: &str) -> Vec<&str> {
    if !text.starts_with(SEVERAL) {
        return vec![text];
    }
    let parts = text.split(SEVERAL).skip(1);
    let texts = parts.filter_map(|part| Some(part.split_once(":**")?.1));
    texts
        .map(|text| text.trim().trim_end_matches("<br/>").trim_end())
        .collect()
}

fn literal(text: &str, ty: &Type, resolved: &Resolved, dialect: &dyn Dialect) -> Option<Literal> {
    let plain = || Literal {
        kind: LiteralKind::String(text.replace("<br/>", "\n")),
        range: 0..text.len(),
    };
    let read = dialect.read_example(text);
    let is_written = matches!(
        read.as_ref().map(|literal| &literal.kind),
        Some(LiteralKind::String(_) | LiteralKind::Call(..))
    );
    match kind(ty, resolved) {
        Notation::Text if !is_written => Some(plain()),
        Notation::Either => match read {
            // A word by itself is text; `true` and numbers are what they look like.
            None
            | Some(Literal {
                kind: LiteralKind::Name(_),
                ..
            }) => Some(plain()),
            read => read,
        },
        _ => read,
    }
}

/// How values of a type stand in a cell.
enum Notation {
    /// As text without quotes.
    Text,
    /// As a literal.
    Literal,
    /// As a literal where it is one, and else as text.
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
