//! Escapes text in Markdown.

use crate::source::is_hidden;

/// The text with every invisible character that could hide or reorder its neighbors escaped, as in
/// `\u{202E}`.
pub(super) fn visible(text: &str) -> String {
    if text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    let mut before = ' ';
    while let Some(c) = chars.next() {
        match c {
            '\u{a0}' | '\t' => out.push(' '),
            // Some scripts and emoji need joiners; between ASCII letters, they have no purpose.
            '\u{200c}' | '\u{200d}'
                if !before.is_ascii() && chars.peek().is_some_and(|next| !next.is_ascii()) =>
            {
                out.push(c);
            }
            _ if is_hidden(c) => out.push_str(&format!("\\u{{{:04X}}}", u32::from(c))),
            _ => out.push(c),
        }
        before = c;
    }
    out
}

/// The context of a text.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Place {
    /// Whether it is in a table, in which a pipe ends the cell.
    pub(super) is_in_table: bool,
    /// Whether another element follows directly.
    pub(super) is_followed: bool,
    /// Whether an underscore cannot mark emphasis, because there is no second one.
    pub(super) is_underscore_alone: bool,
}

/// The number of underscores that could start or end emphasis.
pub(super) fn underscores(text: &str) -> usize {
    let chars: Vec<char> = text.chars().collect();
    let is_in_word = |at: Option<usize>| {
        at.and_then(|at| chars.get(at))
            .is_some_and(|c| c.is_alphanumeric())
    };
    let is_mark = |at: &usize| {
        chars.get(*at) == Some(&'_') && !(is_in_word(at.checked_sub(1)) && is_in_word(Some(at + 1)))
    };
    (0..chars.len()).filter(is_mark).count()
}

/// Characters that [`text`] may have to escape; most texts have none.
const SPECIAL: &[char] = &['`', '*', '[', ']', '\\', '_', '~', '<', '&', '!', '|'];

/// Appends a text, escaped for Markdown. [`super::wrap`] escapes characters that are special at the
/// start of a line only.
pub(super) fn text(text: &str, place: Place, out: &mut String) {
    if !text.contains(SPECIAL) {
        return out.push_str(text);
    }
    let chars: Vec<char> = text.chars().collect();
    for (at, &c) in chars.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| chars.get(at)).copied();
        let next = chars.get(at + 1).copied();
        let rest = chars.get(at + 1..).unwrap_or_default();
        let is_in_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let is_blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
        let is_special = match c {
            '`' | '*' | '[' | ']' => true,
            // A trailing backslash would be a hard line break.
            '\\' => is_blank(next) || next.is_some_and(|next| next.is_ascii_punctuation()),
            '_' if place.is_underscore_alone => false,
            '_' => !(is_in_word(before) && is_in_word(next)),
            '~' => !(is_blank(before) && next.is_some_and(|c| c == '/' || c.is_ascii_digit())),
            '<' => next.map_or(place.is_followed, |c| {
                c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')
            }),
            '&' => is_entity(rest),
            '!' => next.is_none() && place.is_followed,
            '|' => place.is_in_table,
            _ => false,
        };
        if is_special {
            out.push('\\');
        }
        out.push(c);
    }
}

/// Whether the text after an ampersand forms an entity.
fn is_entity(rest: &[char]) -> bool {
    let is_part = |c: &&char| c.is_ascii_alphanumeric() || **c == '#';
    let length = rest.iter().take_while(is_part).count();
    length > 0 && rest.get(length) == Some(&';')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn escaped(from: &str) -> String {
        let mut out = String::new();
        text(from, Place::default(), &mut out);
        out
    }

    #[test]
    fn only_what_is_special_is_escaped() {
        assert_eq!(
            escaped("snake_case a < b & c ~5"),
            "snake_case a < b & c ~5"
        );
        assert_eq!(
            escaped("_x_ <T> &amp; [a]"),
            "\\_x\\_ \\<T> \\&amp; \\[a\\]"
        );
        assert_eq!(escaped("a*b` \\u \\*"), "a\\*b\\` \\u \\\\\\*");
    }

    #[test]
    fn invisible_characters_are_shown() {
        assert_eq!(visible("a\u{202e}b\u{0}"), "a\\u{202E}b\\u{0000}");
        assert_eq!(
            visible("👨\u{200d}👩 a\u{200d}b"),
            "👨\u{200d}👩 a\\u{200D}b"
        );
    }
}
