//! Where the values of examples are.

use std::ops::Range;

use crate::source::Span;

/// The span of a byte range of a text that begins at a span.
pub(super) fn within(text: &str, start: Span, range: Range<usize>) -> Span {
    let before = text.get(..range.start).unwrap_or("");
    let lines = before.matches('\n').count() as u32;
    let last = before.rsplit('\n').next().unwrap_or("");
    let columns = last.chars().count() as u32;
    Span {
        file: start.file,
        start: start.start + range.start as u32,
        end: start.start + range.end as u32,
        line: start.line + lines,
        column: if lines == 0 {
            start.column + columns
        } else {
            columns + 1
        },
    }
}
