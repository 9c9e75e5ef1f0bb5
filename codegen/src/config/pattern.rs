//! Wildcard patterns.

use std::str::Chars;

use crate::source::Span;

/// A pattern of models, fields or keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// The path of a model, followed by the documented name of a field where fields are meant, and by
    /// the key of a map where keys are; separated by `.`. `*` matches any text, `?` one character.
    pub pattern: String,
    /// The span of the pattern.
    pub span: Span,
}

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

/// Whether a pattern matches a text that begins with a certain one and is longer.
pub fn may_begin_with(pattern: &str, prefix: &str) -> bool {
    // The ends of what is left of the pattern after each character, without repetitions.
    let pattern: Vec<char> = pattern.chars().collect();
    let skip_stars = |mut at: usize, left: &mut Vec<usize>| {
        loop {
            if !left.contains(&at) {
                left.push(at);
            }
            match pattern.get(at) {
                Some('*') => at += 1,
                _ => break,
            }
        }
    };
    let mut left = Vec::new();
    skip_stars(0, &mut left);
    for c in prefix.chars() {
        let mut next = Vec::new();
        for at in left {
            match pattern.get(at) {
                Some('*') => skip_stars(at, &mut next),
                Some(p) if *p == c || *p == '?' => skip_stars(at + 1, &mut next),
                _ => {}
            }
        }
        left = next;
    }
    left.iter().any(|at| *at < pattern.len())
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
    fn patterns_begin_with_texts() {
        for (pattern, prefix, is) in [
            ("Model.key", "Model.", true),
            ("Model.key", "Model.field.", false),
            ("*.key", "Model.field.", true),
            ("*Key", "Model.", true),
            ("M?del.*", "Model.", true),
            ("Model.", "Model.", false),
            ("Mod", "Model.", false),
            ("*", "Model.", true),
            ("a.*.key", "a.Model.", true),
            ("a.*.key", "b.Model.", false),
        ] {
            assert_eq!(may_begin_with(pattern, prefix), is, "{pattern} {prefix}");
        }
    }

    #[test]
    fn many_stars_take_no_time() {
        let pattern = "*a".repeat(50) + "b";
        assert!(!is_like(&pattern, &"a".repeat(5000)));
    }
}
