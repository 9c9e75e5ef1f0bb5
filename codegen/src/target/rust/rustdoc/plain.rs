//! Descriptions in which nothing has a meaning but the words: most are, and need no parser.

/// Signs of ASCII that mean nothing to Markdown, HTML or rustdoc behind the first word of a text,
/// wherever they stand. What they mean at the start of a line is left to [`super::wrap`].
const SIGNS: &str = " .,;:'\"()?!/%=+-#$";

/// The text of a description that is one line of plain words in ASCII; `None` where it may be more.
pub(super) fn text(markdown: &str) -> Option<&str> {
    let text = markdown.trim();
    let is_plain = |c: char| c.is_ascii_alphanumeric() || SIGNS.contains(c);
    let is_word = text.starts_with(|c: char| c.is_ascii_alphabetic()) && text != "N/A";
    // An address becomes a link.
    (is_word && text.chars().all(is_plain) && !text.contains("://")).then_some(text)
}
