//! Names, descriptions and deprecation notices.

use crate::markdown::{Block, Content, unescape_cell};
use crate::schema::Deprecation;
use crate::source::Excerpt;

/// A text without strikethrough, and whether it had any.
pub(super) fn unstruck(text: Excerpt<'_>) -> (Excerpt<'_>, bool) {
    let inner = text
        .strip_prefix("~~")
        .and_then(|text| text.strip_suffix("~~"));
    (inner.unwrap_or(text), inner.is_some())
}

/// A text without surrounding backticks; `None` if it has none or is empty.
pub(super) fn between_ticks(text: Excerpt<'_>) -> Option<Excerpt<'_>> {
    text.strip_prefix("`")?
        .strip_suffix("`")
        .filter(|text| !text.is_empty())
}

/// Removes Markdown escapes.
pub(super) fn unescape(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text.chars().peekable();
    while let Some(next) = rest.next() {
        match rest.peek() {
            Some(mark) if next == '\\' && mark.is_ascii_punctuation() => plain.extend(rest.next()),
            _ => plain.push(next),
        }
    }
    plain
}

/// A description cell as Markdown; empty for `N/A`.
pub(super) fn description(cell: Excerpt<'_>) -> String {
    match cell.text() {
        "N/A" => String::new(),
        text => unescape_cell(text).into_owned(),
    }
}

/// A description cell without the deprecation note at its start.
pub(super) fn described(cell: Excerpt<'_>, stock: &str) -> (String, Option<Deprecation>) {
    let text = description(cell);
    let Some(notice) = after_mark(&text) else {
        return (text, None);
    };
    let (sentence, rest) = match notice.split_once("<br/><br/>") {
        Some((sentence, rest)) => (sentence.trim(), rest.trim()),
        None => (notice.trim(), ""),
    };
    let rest = if rest == "N/A" { "" } else { rest };
    let (rest, deprecation) = reasoned(sentence, rest, stock);
    (rest.to_owned(), Some(deprecation))
}

/// The reason of a deprecation note, which may be in the description instead of the note.
fn reasoned<'a>(sentence: &str, description: &'a str, stock: &str) -> (&'a str, Deprecation) {
    if sentence != stock {
        let reason = Some(sentence.to_owned()).filter(|reason| !reason.is_empty());
        return (description, Deprecation { reason });
    }
    match deprecated_because(description) {
        Some((reason, rest)) => {
            let reason = Some(reason.to_owned());
            (rest, Deprecation { reason })
        }
        None => (description, Deprecation::default()),
    }
}

/// `Deprecated: use x instead. The y.` gives `use x instead.` and `The y.`
fn deprecated_because(description: &str) -> Option<(&str, &str)> {
    let (word, rest) = description.split_at_checked("Deprecated".len())?;
    if !word.eq_ignore_ascii_case("Deprecated") {
        return None;
    }
    let rest = rest.strip_prefix([':', '.'])?.trim_start();
    let (reason, rest) = match rest.find(". ") {
        Some(end) => rest.split_at(end + 1),
        None => (rest, ""),
    };
    (!reason.is_empty()).then_some((reason, rest.trim_start()))
}

/// The text before the first section, without a deprecation note.
///
/// `text` is all of it; it may consist of several contents.
pub(super) fn lead<'p, 'a: 'p>(
    text: Excerpt<'a>,
    contents: impl Iterator<Item = &'p Content<'a>>,
    stock: &str,
) -> (String, Option<Deprecation>) {
    let text = text.trim_lines();
    for block in contents.flat_map(|content| &content.blocks) {
        let Block::Quote(quote) = block else {
            continue;
        };
        let lines: Vec<_> = quote
            .text()
            .lines()
            .map(|line| line.trim_start().trim_start_matches('>').trim())
            .collect();
        let words = lines.join("\n");
        let Some(reason) = after_mark(&words) else {
            continue;
        };
        let before = text.slice(0..0).gap(*quote).trim_lines();
        let after = quote.gap(text.slice(usize::MAX..usize::MAX)).trim_lines();
        let parts: Vec<_> = [before.text(), after.text()]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect();
        let lead = parts.join("\n\n");
        let (lead, deprecation) = reasoned(reason.trim(), &lead, stock);
        return (lead.to_owned(), Some(deprecation));
    }
    (text.text().to_owned(), None)
}

/// The text after `:warning: **DEPRECATED**:` at the start of a text; cells have more spaces in it.
fn after_mark(text: &str) -> Option<&str> {
    [":", "warning", ":", "**", "DEPRECATED", "**", ":"]
        .into_iter()
        .try_fold(text, |rest, word| rest.trim_start().strip_prefix(word))
}
