//! Descriptions of enum values in the lead of a page.

use crate::markdown::{Block, Content};
use crate::schema::{EnumValue, ModelKind};

use super::text;

/// Adds the descriptions that a list "`VALUE`: text" in the lead gives to values.
pub(super) fn describe(kind: &mut ModelKind, lead: &Content<'_>) {
    let ModelKind::Enum { values, .. } = kind else {
        return;
    };
    let lists = lead.blocks.iter().filter_map(|block| match block {
        Block::List(list) => Some(&list.items),
        _ => None,
    });
    for item in lists.flatten() {
        let Some(paragraph) = item.lead() else {
            continue;
        };
        for value in values
            .iter_mut()
            .filter(|value| value.description.is_empty())
        {
            if let Some(description) = description_of(value, paragraph.text()) {
                value.description = description.trim().to_owned();
            }
        }
    }
}

/// The text after the value and a separator; `None` if an item describes something else.
fn description_of<'t>(value: &EnumValue, item: &'t str) -> Option<&'t str> {
    let value = value.value.text();
    let (name, rest) = head(item)?;
    let name = name.trim_matches('"');
    (name == value || text::unescape(name) == value).then_some(rest)
}

/// A marked name at the start of an item, and the text after its separator.
fn head(item: &str) -> Option<(&str, &str)> {
    let (inner, rest) = ["`", "**", "*", "__", "_"].iter().find_map(|mark| {
        let inner = item.strip_prefix(mark)?;
        inner.split_once(mark)
    })?;
    // The colon may be in bold, and the name in bold may be code.
    let (inner, has_colon) = match inner.strip_suffix(':') {
        Some(inner) => (inner, true),
        None => (inner, false),
    };
    let inner = inner
        .strip_prefix('`')
        .and_then(|inner| inner.strip_suffix('`'))
        .unwrap_or(inner);
    let rest = rest.trim_start();
    let after = [":", "-", "–", "—", "="]
        .iter()
        .find_map(|separator| rest.strip_prefix(separator));
    match after {
        Some(rest) => Some((inner, rest)),
        None => has_colon.then_some((inner, rest)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_have_a_name_and_a_text() {
        for (item, expected) in [
            ("`0`: slow", Some(("0", " slow"))),
            ("`A B` - both", Some(("A B", " both"))),
            ("**A**: one", Some(("A", " one"))),
            ("**A:** one", Some(("A", "one"))),
            ("**`A`** — one", Some(("A", " one"))),
            ("`A`", None),
            ("`A` is one", None),
            ("A: one", None),
            ("`A", None),
        ] {
            assert_eq!(head(item), expected, "{item}");
        }
    }
}
