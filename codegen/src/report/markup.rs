//! Escaping for Markdown on GitHub.

use super::line::one_line;
use crate::source::fence;

/// A code span with any text.
pub(crate) fn code(text: &str) -> String {
    let text = one_line(text);
    let fence = fence([text.as_str()], 1);
    let is_edge = |c: char| c == '`' || c == ' ';
    let space = if text.starts_with(is_edge) || text.ends_with(is_edge) || text.is_empty() {
        " "
    } else {
        ""
    };
    format!("{fence}{space}{text}{space}{fence}")
}

/// A message: pairs of backticks become code spans, everything else is literal text.
pub(crate) fn prose(text: &str) -> String {
    let text = one_line(text);
    let parts: Vec<&str> = text.split('`').collect();
    if parts.len().is_multiple_of(2) || parts.iter().skip(1).step_by(2).any(|part| part.is_empty())
    {
        return escaped(&text);
    }
    let parts = parts
        .into_iter()
        .enumerate()
        .map(|(at, part)| match at % 2 {
            0 => escaped(part),
            _ => code(part),
        });
    parts.collect()
}

/// Literal text: no markup, no mention of a user, no reference to an issue, no link.
pub(crate) fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for c in one_line(text).chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            // GitHub looks for these after it has removed the backslash.
            '@' | '#' => escaped.extend([c, '\u{2060}']),
            '/' if escaped.ends_with(":/") => escaped.push_str("\u{2060}/"),
            c if c.is_ascii_punctuation() && !"/,.:;?'\"%=-+".contains(c) => {
                escaped.extend(['\\', c]);
            }
            c => escaped.push(c),
        }
    }
    escaped
}
