//! How well a value fits a type.

use super::buffer::Entry;
use super::node::Node;
use super::rank::{Fit, Kind};
use crate::object::Table;
use crate::shape::Shape;

/// How well a value fits a type; `None` for another kind of JSON. Values within values count only
/// as items of a list, and with their own keys only.
pub(crate) fn fit(shape: &Shape, node: Node<'_>) -> Option<Fit> {
    let kind = match (shape, node.entry()) {
        (Shape::Nullable(_), Entry::Null) => Kind::Special,
        (Shape::Nullable(inner), _) => return fit(inner, node),
        (Shape::Any, _) => Kind::Any,
        (Shape::Union(union), _) => return (union.fit)(node),
        (Shape::Boolean, Entry::Boolean(_)) => Kind::Special,
        (Shape::Integer, Entry::Signed(_)) => Kind::Special,
        (Shape::BigInteger, Entry::Signed(_) | Entry::Unsigned(_) | Entry::Wide(_)) => {
            Kind::Special
        }
        (Shape::NumberEnum(is_documented), Entry::Signed(value)) if is_documented(*value) => {
            Kind::Documented
        }
        (Shape::NumberEnum(_), entry) if is_number(entry) => Kind::Undocumented,
        (Shape::Integer, Entry::Number(number)) if number.is_i64() => Kind::Special,
        (Shape::BigInteger, Entry::Number(number)) if !number.is_f64() => Kind::Special,
        (Shape::Number | Shape::Decimal | Shape::Digits(_), entry) if is_number(entry) => {
            Kind::General
        }
        (Shape::Decimal | Shape::Text, Entry::Text { .. }) => Kind::General,
        (Shape::Digits(is_number), Entry::Text { .. }) => {
            if !is_number(node.text()?) {
                return None;
            }
            Kind::Undocumented
        }
        (Shape::Format(is_of_form), Entry::Text { .. }) => {
            if !is_of_form(node.text()?) {
                return None;
            }
            Kind::Special
        }
        (Shape::TextEnum(is_documented), Entry::Text { .. }) => {
            if is_documented(node.text()?) {
                Kind::Documented
            } else {
                Kind::Undocumented
            }
        }
        (Shape::List(item), Entry::List { .. }) => return list(item, node),
        (Shape::Map, Entry::Map { .. }) => Kind::Map,
        (Shape::Struct(table), Entry::Map { .. }) => {
            return Some(Fit {
                keys: documented(table, node),
                ..Fit::of(Kind::General)
            });
        }
        _ => return None,
    };
    Some(Fit::of(kind))
}

fn is_number(entry: &Entry) -> bool {
    matches!(
        entry,
        Entry::Signed(_) | Entry::Unsigned(_) | Entry::Wide(_) | Entry::Float(_) | Entry::Number(_)
    )
}

/// A list fits if one of its items does, or if it has none.
fn list(item: &Shape, node: Node<'_>) -> Option<Fit> {
    let mut total = Fit::of(Kind::General);
    for value in node.items() {
        if let Some((kind, keys)) = item_fit(item, value) {
            total.items += 1;
            total.exactness += kind as usize;
            total.keys += keys;
        }
    }
    (total.items > 0 || node.items().next().is_none()).then_some(total)
}

/// How a value fits the type of an item, and how many of its keys that documents; `None` for
/// another kind of JSON. Lists and unions within lists are not looked into: the time would grow
/// with the depth.
fn item_fit(shape: &Shape, node: Node<'_>) -> Option<(Kind, usize)> {
    match (shape, node.entry()) {
        (Shape::Nullable(_), Entry::Null) => Some((Kind::Special, 0)),
        (Shape::Nullable(inner), _) => item_fit(inner, node),
        (Shape::List(_) | Shape::Union(_), Entry::List { .. }) => Some((Kind::General, 0)),
        (Shape::Union(union), _) => (union.has_kind)(node).then_some((Kind::General, 0)),
        (Shape::List(_), _) => None,
        (Shape::Struct(_), _) if yields_to_map(shape, node) => Some((Kind::Reluctant, 0)),
        _ => fit(shape, node).map(|fit| (fit.kind, fit.keys)),
    }
}

/// How many keys of a map a struct documents.
fn documented(table: &Table, node: Node<'_>) -> usize {
    let mut expected = 0;
    let mut documented = 0;
    let mut entries = node.entries();
    while let (Some(key), Some(_)) = (entries.next(), entries.next()) {
        let key = key.text().unwrap_or_default();
        if let Some(position) = (table.find)(key, expected) {
            documented += 1;
            expected = position + 1;
        }
    }
    documented
}

/// Whether a variant leaves a map to a map variant: a struct that lacks a required key, or that
/// requires none and documents none of those present.
pub(super) fn yields_to_map(shape: &Shape, node: Node<'_>) -> bool {
    let table = match shape {
        Shape::Nullable(inner) => return yields_to_map(inner, node),
        Shape::Struct(table) if matches!(node.entry(), Entry::Map { .. }) => table,
        _ => return false,
    };
    let mut required = table.required_keys().peekable();
    if required.peek().is_none() {
        documented(table, node) == 0
    } else {
        required.any(|key| node.get(key).is_none())
    }
}

/// Whether a value may have the kind of JSON of a type.
pub(super) fn has_kind(shape: &Shape, node: Node<'_>) -> bool {
    match (shape, node.entry()) {
        (Shape::Any, _) | (Shape::Nullable(_), Entry::Null) => true,
        (Shape::Union(union), _) => (union.has_kind)(node),
        (Shape::Nullable(inner), _) => has_kind(inner, node),
        (Shape::Boolean, entry) => matches!(entry, Entry::Boolean(_)),
        (Shape::Text | Shape::Format(_) | Shape::TextEnum(_), entry) => {
            matches!(entry, Entry::Text { .. })
        }
        (Shape::Integer | Shape::BigInteger | Shape::Number | Shape::NumberEnum(_), entry) => {
            is_number(entry)
        }
        (Shape::Decimal | Shape::Digits(_), entry) => {
            is_number(entry) || matches!(entry, Entry::Text { .. })
        }
        (Shape::List(item), Entry::List { .. }) => {
            let mut items = node.items().peekable();
            items.peek().is_none() || items.any(|value| item_has_kind(item, value))
        }
        (Shape::List(_), _) => false,
        (Shape::Map | Shape::Struct(_), entry) => matches!(entry, Entry::Map { .. }),
    }
}

/// Whether a value may have the kind of JSON of the items of a list; lists within are not looked
/// into.
fn item_has_kind(shape: &Shape, node: Node<'_>) -> bool {
    match (shape, node.entry()) {
        (Shape::Nullable(inner), _) => {
            matches!(node.entry(), Entry::Null) || item_has_kind(inner, node)
        }
        (Shape::List(_) | Shape::Union(_), Entry::List { .. }) => true,
        (Shape::List(_), _) => false,
        _ => has_kind(shape, node),
    }
}
