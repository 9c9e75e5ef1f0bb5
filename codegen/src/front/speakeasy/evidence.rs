//! Evidence in the words of pages.

use crate::schema::Evidence;
use crate::source::{Excerpt, Span};

/// Phrases that allow null, in lower case and without backticks.
const PHRASES: [&str; 8] = [
    " or null",
    "can be null",
    "could be null",
    "may be null",
    "might be null",
    "null if ",
    "null when ",
    "null unless ",
];

/// Words before a phrase that turn it into its opposite.
const NEGATIONS: [&str; 3] = ["not ", "never ", "cannot "];

/// What a description says about the values of its field.
pub(super) fn of_words(description: Excerpt<'_>) -> Evidence {
    Evidence {
        null: null(description),
        fraction: None,
    }
}

/// The sentence that says that a value may be null.
fn null(description: Excerpt<'_>) -> Option<Span> {
    let text = description.text();
    let mut start = 0;
    for sentence in text.split_inclusive(['.', ';']) {
        let words = sentence.to_lowercase().replace('`', "");
        if PHRASES.iter().any(|phrase| says(&words, phrase)) {
            let skipped = sentence.len() - sentence.trim_start().len();
            let end = start + sentence.len();
            return Some(description.slice(start + skipped..end).span());
        }
        start += sentence.len();
    }
    None
}

/// Whether a sentence has a phrase that ends with a word, without a negation before it.
fn says(words: &str, phrase: &str) -> bool {
    words.match_indices(phrase).any(|(at, _)| {
        let before = words.get(..at).unwrap_or("");
        let rest = words.get(at + phrase.len()..).unwrap_or("");
        let is_whole =
            phrase.ends_with(' ') || !rest.starts_with(|c: char| c.is_alphanumeric() || c == '-');
        is_whole && !NEGATIONS.iter().any(|negation| before.contains(negation))
    })
}
