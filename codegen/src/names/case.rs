//! Words to identifiers.

use super::letters::{lower, upper};

/// Words in snake_case; `before_digit` precedes a leading digit.
pub(super) fn snake(words: &[String], before_digit: &str) -> String {
    let joined = words.join("_");
    if joined.starts_with(|first: char| first.is_ascii_digit()) {
        format!("{before_digit}{joined}")
    } else {
        joined
    }
}

/// Words in PascalCase; `before_digit` precedes a leading digit.
pub(super) fn pascal(words: &[String], before_digit: &str) -> String {
    let mut name = String::new();
    for word in words {
        let mut chars = word.chars();
        let Some(first) = chars.next() else { continue };
        if first.is_ascii_digit() {
            match name.chars().next_back() {
                None => name.push_str(before_digit),
                // `1.5` must not become fifteen.
                Some(last) if last.is_ascii_digit() => name.push('_'),
                Some(_) => {}
            }
        }
        name.extend(upper(first));
        name.extend(chars.flat_map(lower));
    }
    name
}
