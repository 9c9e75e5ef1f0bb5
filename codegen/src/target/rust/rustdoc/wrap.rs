//! Wraps text: one line per sentence, and more for a long one.

use std::borrow::Cow;

/// Placeholder of a space at which lines must not break; `write` replaces it at the end.
pub(super) const FIXED_BLANK: &str = "\0";

/// Placeholder of a line break that must be preserved.
pub(super) const HARD_BREAK: char = '\n';

/// Abbreviations, after which a full stop does not end a sentence.
const ABBREVIATIONS: &[&str] = &[
    "a.k.a", "approx", "cf", "dr", "e.g", "eg", "i.e", "ie", "incl", "mr", "mrs", "ms", "resp",
    "st", "viz", "vs",
];

/// Breaks Markdown into lines of at most `width` characters, if possible.
pub(super) fn lines(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let segments: Vec<_> = text
        .split(HARD_BREAK)
        .filter(|segment| segment.contains(|c| c != ' '))
        .collect();
    for (at, segment) in segments.iter().enumerate() {
        let from = lines.len();
        break_segment(segment, width, &mut lines);
        if at + 1 < segments.len()
            && lines.len() > from
            && let Some(last) = lines.last_mut()
        {
            last.push('\\');
        }
    }
    for line in lines.iter_mut().filter(|line| line.contains(FIXED_BLANK)) {
        *line = line.replace(FIXED_BLANK, " ");
    }
    lines
}

/// The text as one line.
pub(super) fn one_line(text: &str) -> String {
    let text = text.replace(HARD_BREAK, " ");
    let words: Vec<_> = text.split(' ').filter(|word| !word.is_empty()).collect();
    words.join(" ").replace(FIXED_BLANK, " ")
}

fn break_segment(segment: &str, width: usize, lines: &mut Vec<String>) {
    let mut line = String::new();
    let mut length = 0;
    let mut last_word = Cow::Borrowed("");
    for word in words(segment) {
        let more = word.chars().count();
        if !line.is_empty() && (length + 1 + more > width || is_sentence_end(&last_word, &word)) {
            lines.push(std::mem::take(&mut line));
            length = 0;
        } else if !line.is_empty() {
            line.push(' ');
            length += 1;
        }
        line.push_str(&word);
        length += more;
        last_word = word;
    }
    if !line.is_empty() {
        lines.push(line);
    }
}

/// The words between which lines may break. A word that would be a block marker at the start of a line
/// is joined to the previous one; the first word is escaped instead.
fn words(segment: &str) -> Vec<Cow<'_, str>> {
    let mut words: Vec<Cow<str>> = Vec::new();
    for word in segment.split(' ').filter(|word| !word.is_empty()) {
        let mark = marker(word);
        match (words.last_mut(), mark) {
            (None, None) => words.push(word.into()),
            (None, Some(at)) => {
                let (before, rest) = word.split_at_checked(at).unwrap_or((word, ""));
                words.push(format!("{before}\\{rest}").into());
            }
            (Some(_), None) => words.push(word.into()),
            (Some(last), Some(_)) => {
                let last = last.to_mut();
                last.push_str(FIXED_BLANK);
                last.push_str(word);
            }
        }
    }
    words
}

/// The index at which a word needs a backslash at the start of a line, if any.
fn marker(word: &str) -> Option<usize> {
    let head = word.split(FIXED_BLANK).next().unwrap_or(word);
    let digits = head.len() - head.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let behind_digits = head.get(digits..).unwrap_or("");
    if digits > 0 && matches!(behind_digits, "." | ")") {
        return Some(digits);
    }
    let is_made_of = |marks: &str| !head.is_empty() && head.chars().all(|c| marks.contains(c));
    let is_marker = head == "+"
        || head.starts_with('>')
        || is_made_of("#")
        || is_made_of("=")
        || (is_made_of("-:|") && head.contains('-'))
        || head.starts_with('|');
    is_marker.then_some(0)
}

/// Whether a sentence ends between the words.
fn is_sentence_end(word: &str, next: &str) -> bool {
    const AROUND: &[char] = &[
        '*', '_', '"', '\'', '(', ')', '[', ']', '\\', '“', '”', '‘', '’',
    ];
    let word = word.rsplit(FIXED_BLANK).next().unwrap_or(word);
    let end = word.trim_end_matches(AROUND);
    let Some(stem) = end.strip_suffix(['.', '!', '?']) else {
        return false;
    };
    if end.ends_with('.') {
        let stem = stem.trim_matches(AROUND).to_lowercase();
        let is_number = stem.chars().all(|c| c.is_ascii_digit());
        let is_initial = stem.chars().count() == 1;
        if is_number || is_initial || ABBREVIATIONS.contains(&stem.as_str()) {
            return false;
        }
    }
    next.trim_start_matches(AROUND)
        .starts_with(|c: char| c.is_uppercase() || c == '`')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_have_lines() {
        assert_eq!(
            lines(
                "One. Two (e.g. Three). \"Four\"! `five` is 2. Client a.b.",
                60
            ),
            [
                "One.",
                "Two (e.g. Three).",
                "\"Four\"!",
                "`five` is 2. Client a.b."
            ]
        );
        assert_eq!(lines("J. Doe. it is", 60), ["J. Doe. it is"]);
        assert_eq!(lines("1. One", 60), ["1\\. One"]);
    }

    #[test]
    fn long_sentences_are_wrapped() {
        assert_eq!(lines("aaa bbb ccc", 7), ["aaa bbb", "ccc"]);
        assert_eq!(lines("aaa bbb\0ccc", 7), ["aaa", "bbb ccc"]);
        assert_eq!(lines("aaaaaaaaa b", 7), ["aaaaaaaaa", "b"]);
        assert_eq!(lines("a\nb\n", 7), ["a\\", "b"]);
    }

    #[test]
    fn no_line_begins_with_a_mark() {
        for mark in [
            "-", "+", "1.", "12)", "#", "##", ">", ">x", "=", "---", "|", ":--",
        ] {
            assert_eq!(lines(&format!("aaa {mark} b"), 3)[0], format!("aaa {mark}"));
            assert!(lines(mark, 9)[0].contains('\\'), "{mark}");
        }
        assert_eq!(lines("1. - a", 9), ["1\\. - a"]);
        assert_eq!(lines("-1 #a 1.5 =>", 3), ["-1", "#a", "1.5", "=>"]);
    }
}
