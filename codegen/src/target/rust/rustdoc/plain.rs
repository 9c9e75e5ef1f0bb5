//! Descriptions without markup: the majority, which needs no parser.

/// ASCII punctuation that has no meaning in Markdown, HTML or rustdoc anywhere after the first word of
/// a text. [`super::wrap`] handles the start of a line.
const SIGNS: &str = " .,;:'\"()?!/%=+-#$";

/// The text of a description that is one line of plain ASCII words; `None` if it may have markup.
pub(super) fn text(markdown: &str) -> Option<&str> {
    let text = markdown.trim();
    let is_plain = |c: char| c.is_ascii_alphanumeric() || SIGNS.contains(c);
    let is_word = text.starts_with(|c: char| c.is_ascii_alphabetic()) && text != "N/A";
    // A URL becomes a link.
    (is_word && text.chars().all(is_plain) && !text.contains("://")).then_some(text)
}
