//! Splits names into words.

use super::letters::{is_kept, lower};

/// The words of a name in lower case: at least one; each is nonempty and has only letters and digits.
pub(super) fn words(name: &str) -> Vec<String> {
    if name.is_empty() {
        return vec!["empty".to_owned()];
    }
    let found = if name.chars().any(is_word_char) {
        mixed(name)
    } else {
        name.chars().flat_map(spelled).collect()
    };
    found
        .iter()
        .map(|word| word.chars().flat_map(lower).collect())
        .collect()
}

/// Whether a character is a letter or digit.
fn is_word_char(c: char) -> bool {
    is_kept(c) || c.is_ascii_digit() || c.is_alphabetic()
}

/// The words of a name that has letters or digits: symbols separate words, except for the few that
/// distinguish names.
fn mixed(name: &str) -> Vec<String> {
    let name = name.trim_matches(|c: char| c.is_whitespace() || "\"'`".contains(c));
    let mut words = Vec::new();
    let mut run = Vec::new();
    let mut is_at_start = true;
    let mut is_media_type = false;
    for c in name.chars() {
        let is_letter = is_kept(c) || c.is_ascii_digit();
        if is_letter {
            run.push(c);
        } else if !matches!(c, '\'' | '’') {
            // An apostrophe is part of a word; every other symbol ends it.
            split_run(&run, &mut words);
            run.clear();
            let is_spelled = match c {
                '-' | '!' | '<' | '=' | '>' => is_at_start,
                '+' => !is_media_type,
                '*' | '%' | '&' => true,
                _ => c.is_alphabetic(),
            };
            if is_spelled {
                words.extend(spelled(c));
            }
        }
        is_at_start &= !is_letter;
        is_media_type |= c == '/';
    }
    split_run(&run, &mut words);
    words
}

/// The words for a symbol.
pub(super) fn spelled(symbol: char) -> Vec<String> {
    let words = match symbol {
        ' ' | '\t' | '\n' | '\r' => "space",
        '!' => "not",
        '"' => "quote",
        '#' => "hash",
        '$' => "dollar",
        '%' => "percent",
        '&' => "and",
        '\'' => "apostrophe",
        '(' => "left paren",
        ')' => "right paren",
        '*' => "asterisk",
        '+' => "plus",
        ',' => "comma",
        '-' => "minus",
        '.' => "dot",
        '/' => "slash",
        ':' => "colon",
        ';' => "semicolon",
        '<' => "less than",
        '=' => "equals",
        '>' => "greater than",
        '?' => "question mark",
        '@' => "at",
        '[' => "left bracket",
        '\\' => "backslash",
        ']' => "right bracket",
        '^' => "caret",
        '_' => "underscore",
        '`' => "backtick",
        '{' => "left brace",
        '|' => "pipe",
        '}' => "right brace",
        '~' => "tilde",
        other => return vec![format!("u{:04x}", u32::from(other))],
    };
    words.split(' ').map(str::to_owned).collect()
}

/// Appends the words of a run of letters and digits.
pub(super) fn split_run(run: &[char], words: &mut Vec<String>) {
    let first_of_run = words.len();
    let mut word = String::new();
    for (at, &c) in run.iter().enumerate() {
        if begins_word(run, at, &word) && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        word.push(c);
    }
    if !word.is_empty() {
        words.push(word);
    }
    // A single O is not a word: it belongs to the next one (`OAuth`, `OTel`).
    let mut at = first_of_run;
    while at + 1 < words.len() {
        let is_single_o = words.get(at).is_some_and(|word| word == "O" || word == "o");
        if is_single_o {
            let letter = words.remove(at);
            if let Some(next) = words.get_mut(at) {
                next.insert_str(0, &letter);
            }
        }
        at += 1;
    }
}

/// Whether a word begins at an index of a run, given the current word so far.
fn begins_word(run: &[char], at: usize, word: &str) -> bool {
    let is_upper = |at: usize| run.get(at).is_some_and(|c| c.is_uppercase());
    let is_lower = |at: usize| run.get(at).is_some_and(|c| c.is_lowercase());
    let is_digit = |at: usize| run.get(at).is_some_and(char::is_ascii_digit);
    let (Some(before), true) = (at.checked_sub(1), is_upper(at)) else {
        return false;
    };
    if is_digit(before) {
        // `A128CBC` is two words, `3DS` is one.
        return word.contains(|c: char| !c.is_ascii_digit());
    }
    // `APIKey`: the last capital of a run begins the next word, unless a plural (`IDs`)
    // or a version (`IPv4`) follows it.
    let is_acronym_end = || {
        let next = run.get(at + 1);
        (next == Some(&'s') && !is_lower(at + 2)) || (next == Some(&'v') && is_digit(at + 2))
    };
    if is_upper(before) {
        return is_lower(at + 1) && !is_acronym_end();
    }
    // `gMRequest` is `GMRequest` with its first letter made small.
    let is_small_acronym = at == 1 && is_lower(0) && is_upper(2);
    !is_small_acronym
}
