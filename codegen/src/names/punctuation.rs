//! Names of values that spell their punctuation.

use super::letters::is_kept;
use super::words::{spelled, split_run};
use super::{keywords, pascal};

/// The letters of which formats of dates and times consist.
const FORMAT_LETTERS: &str = "dmyhs";

/// The name of the variant of a value, in which every symbol is a word: `DD.MM` gives `DdDotMm`.
///
/// It distinguishes values for which [`variant_name`](super::variant_name) returns the same name.
pub fn spelled_variant_name(value: &str) -> String {
    let mut words = Vec::new();
    let mut run = Vec::new();
    let mut is_at_start = true;
    for c in value.chars() {
        if is_kept(c) || c.is_ascii_digit() {
            run.push(c);
            is_at_start = false;
            continue;
        }
        split_run(&run, &mut words);
        run.clear();
        match c {
            '-' if !is_at_start => words.push("dash".to_owned()),
            _ => words.extend(spelled(c)),
        }
    }
    split_run(&run, &mut words);
    keywords::underscored(pascal(&words, "Value"))
}

/// Whether a value is a format of dates or times with several parts, such as `dd/MM/yyyy`. They differ in
/// punctuation so often that their names always spell it.
pub(super) fn is_date_format(value: &str) -> bool {
    let is_part = |part: &&str| {
        let letters = part.to_ascii_lowercase();
        let mut rest = letters.chars();
        let first = rest.next();
        first.is_some_and(|first| FORMAT_LETTERS.contains(first))
            && rest.all(|c| Some(c) == first)
            && letters.len() <= 4
    };
    let parts: Vec<&str> = value
        .split(|c: char| !c.is_alphanumeric())
        .filter(|part| !part.is_empty())
        .collect();
    parts.len() > 1 && parts.iter().all(is_part) && parts.iter().any(|part| part.len() > 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_symbol_is_a_word() {
        for (value, name) in [
            ("one_of", "OneUnderscoreOf"),
            ("ONE-OF", "OneDashOf"),
            ("-one", "MinusOne"),
            ("1.5", "Value1Dot5"),
            ("a b", "ASpaceB"),
            ("a\u{301}b", "AU0301B"),
            ("plain", "Plain"),
            ("Self", "Self_"),
        ] {
            assert_eq!(spelled_variant_name(value), name, "{value}");
        }
    }
}
