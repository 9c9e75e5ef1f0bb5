//! Wildcard patterns.

use std::str::Chars;

/// Whether a text matches a pattern; `*` matches any text, `?` one character.
pub fn is_like(pattern: &str, text: &str) -> bool {
    // The part after the last wildcard rejects most texts.
    let end = pattern.rsplit(['*', '?']).next().unwrap_or_default();
    if !text.ends_with(end) {
        return false;
    }
    let (mut pattern, mut text) = (pattern.chars(), text.chars());
    // The pattern after the last `*`, and the text after what it has matched.
    let mut star: Option<(Chars, Chars)> = None;
    loop {
        let at = text.clone();
        match (pattern.next(), text.next()) {
            (None, None) => return true,
            (Some('*'), _) => {
                text = at;
                star = Some((pattern.clone(), text.clone()));
            }
            (Some(p), Some(c)) if p == c || p == '?' => {}
            _ => {
                let Some((after, taken)) = &mut star else {
                    return false;
                };
                if taken.next().is_none() {
                    return false;
                }
                pattern = after.clone();
                text = taken.clone();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_stand_for_texts() {
        for (pattern, text, is) in [
            ("a", "a", true),
            ("a", "ab", false),
            ("*", "", true),
            ("operations.*", "operations.Sell", true),
            ("operations.*", "Operations.Sell", false),
            ("*.Sell*", "operations.SellRequest", true),
            ("a*b*c", "a1b2b3c", true),
            ("a*b*c", "a1b2b3", false),
            ("?é", "éé", true),
            ("?", "", false),
            ("", "", true),
        ] {
            assert_eq!(is_like(pattern, text), is, "{pattern} {text}");
        }
    }

    #[test]
    fn many_stars_take_no_time() {
        let pattern = "*a".repeat(50) + "b";
        assert!(!is_like(&pattern, &"a".repeat(5000)));
    }
}
