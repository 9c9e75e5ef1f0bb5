//! Tables of a `Cargo.toml` with the places of their keys.
//!
//! Types that serde decodes would say the same in fewer lines, but every build script compiles this.

use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

/// An entry of a table.
pub(super) type Entry<'t, 'i> = (&'t Spanned<DeString<'i>>, &'t DeValue<'i>);

/// The entries of a table.
pub(super) fn entries<'t, 'i>(table: &'t DeTable<'i>) -> impl Iterator<Item = Entry<'t, 'i>> {
    table.iter().map(|(key, value)| (key, value.get_ref()))
}

/// The value of a key.
pub(super) fn value<'t, 'i>(table: &'t DeTable<'i>, name: &str) -> Option<&'t DeValue<'i>> {
    let mut entries = entries(table);
    let found = entries.find(|(key, _)| key.get_ref() == name);
    found.map(|(_, value)| value)
}

/// The entries of a table within a table, none if it is missing; `None` if the key has another value.
pub(super) fn inner<'t, 'i>(table: &'t DeTable<'i>, name: &str) -> Option<Vec<Entry<'t, 'i>>> {
    match value(table, name) {
        Some(DeValue::Table(inner)) => Some(entries(inner).collect()),
        Some(_) => None,
        None => Some(Vec::new()),
    }
}

/// The texts of an array; `None` if the value is anything else.
pub(super) fn texts(value: &DeValue) -> Option<Vec<String>> {
    let DeValue::Array(items) = value else {
        return None;
    };
    let text = |item: &Spanned<DeValue>| match item.get_ref() {
        DeValue::String(text) => Some(text.to_string()),
        _ => None,
    };
    items.iter().map(text).collect()
}
