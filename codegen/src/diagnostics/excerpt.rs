//! The lines of a span, shortened.

use std::ops::Range;

use crate::source::is_hidden;

/// The maximum width of a line: about the width of a terminal without line numbers.
const WIDTH: usize = 100;

/// How many bytes before and after a span are considered. Padding is squeezed within them.
const WINDOW: usize = 4096;

/// The replacement for omitted text.
const ELLIPSIS: char = '…';

/// A few lines of a file and the byte range of a span in them.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Excerpt {
    pub(super) text: String,
    pub(super) span: Range<usize>,
}

/// The lines that a span touches. In long lines, the padding of table cells and text far from the span
/// are omitted. A span beyond the text is clamped to it.
pub(super) fn excerpt(text: &str, span: Range<usize>) -> Excerpt {
    // A byte order mark is invisible.
    let top = text.len() - text.trim_start_matches('\u{feff}').len();
    let end = boundary(text, span.end).max(top);
    let start = boundary(text, span.start).clamp(top, end);
    // A span that ends at a line break does not include the next line.
    let end = start
        + covered(text, start..end)
            .trim_end_matches(['\n', '\r'])
            .len();

    // Of a very long line, only what can be shown is considered.
    let near = boundary(text, start.saturating_sub(WINDOW)).max(top);
    let first = covered(text, near..start)
        .rfind('\n')
        .map_or(near, |newline| near + newline + 1);
    let far = boundary(text, end.saturating_add(WINDOW));
    let last = covered(text, end..far)
        .find('\n')
        .map_or(far, |newline| end + newline);

    let mut excerpt = Excerpt {
        text: String::new(),
        span: 0..0,
    };
    let mut at = first;
    for line in covered(text, first..last).split('\n') {
        let begins = (at..=at + line.len()).contains(&start);
        let ends = (at..=at + line.len()).contains(&end);
        if at > first {
            excerpt.text.push('\n');
        }
        let from = if begins { start - at } else { 0 };
        let to = if ends { end - at } else { line.len() };
        // Of a span over several lines, both ends must be visible.
        let focus = match (begins, ends) {
            (true, true) => from..to,
            (_, true) => to..to,
            _ => from..from,
        };
        let (line, focus) = shorten(line, focus);
        if begins {
            excerpt.span.start = excerpt.text.len() + focus.start;
        }
        if ends {
            excerpt.span.end = excerpt.text.len() + focus.end;
        }
        excerpt.text.push_str(&line);
        at += text
            .get(at..last)
            .and_then(|rest| rest.find('\n'))
            .map_or(0, |newline| newline + 1);
    }
    excerpt
}

fn covered(text: &str, range: Range<usize>) -> &str {
    text.get(range).unwrap_or("")
}

/// The last character boundary up to an offset.
fn boundary(text: &str, offset: usize) -> usize {
    let mut at = offset.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// A line shortened to about [`WIDTH`] columns around the focus, and the new range of the focus.
fn shorten(line: &str, focus: Range<usize>) -> (String, Range<usize>) {
    let line = line.strip_suffix('\r').unwrap_or(line);
    let end = focus.end.min(line.len());
    let start = focus.start.min(end);
    if columns(line) <= WIDTH {
        let [before, middle, after] = [0..start, start..end, end..line.len()]
            .map(|part| covered(line, part).chars().map(seen).collect::<String>());
        let focus = before.len()..before.len() + middle.len();
        return (before + &middle + &after, focus);
    }
    let before = squeeze(covered(line, 0..start));
    let middle = squeeze(covered(line, start..end));
    let after = squeeze(covered(line, end..line.len()));

    let middle = keep(middle.chars(), WIDTH * 4 / 5);
    let free = WIDTH.saturating_sub(columns(&middle));
    let wanted_after = columns(&after).min(free / 2);
    let before: String = keep(before.chars().rev(), free - wanted_after)
        .chars()
        .rev()
        .collect();
    let after = keep(after.chars(), free.saturating_sub(columns(&before)));

    let focus = before.len()..before.len() + middle.len();
    (before + &middle + &after, focus)
}

/// A visible character; the renderer has symbols of its own for controls.
fn seen(c: char) -> char {
    if is_hidden(c) && !c.is_ascii() {
        char::REPLACEMENT_CHARACTER
    } else {
        c
    }
}

/// The text with runs of whitespace collapsed.
fn squeeze(text: &str) -> String {
    let mut squeezed = String::with_capacity(text.len());
    let mut last_is_space = false;
    for c in text.chars() {
        let is_space = c.is_whitespace();
        match (is_space, last_is_space) {
            (true, true) => {}
            (true, false) => squeezed.push(' '),
            (false, _) => squeezed.push(seen(c)),
        }
        last_is_space = is_space;
    }
    squeezed
}

/// The text truncated to a number of columns, with an ellipsis.
fn keep(chars: impl Iterator<Item = char>, room: usize) -> String {
    let mut kept = String::new();
    let mut fits = 0;
    let mut used = 0;
    for c in chars {
        used += column_width(c);
        if used > room {
            kept.truncate(fits);
            kept.push(ELLIPSIS);
            return kept;
        }
        kept.push(c);
        if used < room {
            fits = kept.len();
        }
    }
    kept
}

fn columns(text: &str) -> usize {
    text.chars().map(column_width).sum()
}

/// The width of a character, roughly.
fn column_width(c: char) -> usize {
    match c {
        '\t' => 4,
        '\u{1100}'..='\u{11ff}' | '\u{2e80}'.. => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(text: &str, span: Range<usize>) -> (String, String) {
        let excerpt = excerpt(text, span);
        let marked = excerpt.text.get(excerpt.span).unwrap().to_owned();
        (excerpt.text, marked)
    }

    #[test]
    fn a_short_line_stands_as_it_is() {
        let text = "one\ntwo  \tthree\r\nfour\n";
        assert_eq!(
            marked(text, 10..15),
            ("two  \tthree".into(), "three".into())
        );
        assert_eq!(marked(text, 0..3), ("one".into(), "one".into()));
    }

    #[test]
    fn a_span_to_the_end_of_a_line_does_not_touch_the_next() {
        assert_eq!(marked("one\r\ntwo", 0..5), ("one".into(), "one".into()));
        assert_eq!(marked("one\n\n\ntwo", 0..6), ("one".into(), "one".into()));
        assert_eq!(marked("one\ntwo", 3..4), ("one".into(), "".into()));
    }

    #[test]
    fn several_lines_keep_both_ends() {
        let text = format!(
            "a {} start\nmiddle\nend {} b",
            "-".repeat(300),
            "-".repeat(300)
        );
        let start = text.find("start").unwrap();
        let end = text.find("end").unwrap() + 3;
        let (excerpt, marked) = marked(&text, start..end);
        assert_eq!(marked, "start\nmiddle\nend");
        assert!(excerpt.lines().all(|line| columns(line) <= WIDTH));
    }

    #[test]
    fn a_span_that_does_not_fit_is_fitted() {
        assert_eq!(marked("", 0..0), ("".into(), "".into()));
        assert_eq!(marked("", 7..9), ("".into(), "".into()));
        assert_eq!(marked("ab\n", 3..3), ("".into(), "".into()));
        assert_eq!(marked("\u{feff}ab", 0..4), ("ab".into(), "a".into()));
        assert_eq!(marked("ab", 1..9), ("ab".into(), "b".into()));
        assert_eq!(marked("aéb", 2..4), ("aéb".into(), "éb".into()));
        #[expect(clippy::reversed_empty_ranges)]
        let reversed = 2..1;
        assert_eq!(marked("abc", reversed), ("abc".into(), "".into()));
    }

    #[test]
    fn a_long_line_loses_padding_before_anything_else() {
        let text = format!("| a |{}| b |{}| c |", " ".repeat(90), " ".repeat(90));
        let at = text.find('b').unwrap();
        assert_eq!(
            marked(&text, at..at + 1),
            ("| a | | b | | c |".into(), "b".into())
        );
        assert_eq!(
            marked(&text, 5..50),
            ("| a |  | b | | c |".into(), " ".into())
        );
    }

    #[test]
    fn a_long_line_is_cut_around_the_span() {
        let text = format!("{}X{}", "a".repeat(400), "b".repeat(400));
        let (line, span) = marked(&text, 400..401);
        assert_eq!(columns(&line), WIDTH);
        assert_eq!(span, "X");
        assert!(line.starts_with("…aaa") && line.ends_with("bbb…"));

        let (line, span) = marked(&text, 10..700);
        assert!(columns(&line) <= WIDTH);
        assert!(line.starts_with("aaa"), "there is room for all before");
        assert!(span.starts_with("aaa") && span.ends_with('…'));
    }
}
