//! Rows and cells of a table.

use std::borrow::Cow;

use crate::source::{Excerpt, limits};

/// A table.
#[derive(Clone, Debug)]
pub struct Table<'a> {
    /// The whole table.
    pub text: Excerpt<'a>,
    /// The row of column names.
    pub header: Row<'a>,
    /// The rows below it; each has as many cells as it was written with.
    pub rows: Vec<Row<'a>>,
}

/// A row of a table.
#[derive(Clone, Debug)]
pub struct Row<'a> {
    /// The row's line.
    pub line: Excerpt<'a>,
    /// The cells without surrounding whitespace; of a row that has more
    /// than [`limits::CELLS`], one more than those.
    pub cells: Vec<Excerpt<'a>>,
}

impl Table<'_> {
    /// Whether the columns are called so, in this order.
    pub fn has_columns(&self, names: &[&str]) -> bool {
        self.header
            .cells
            .iter()
            .map(|cell| cell.text())
            .eq(names.iter().copied())
    }
}

impl<'a> Row<'a> {
    /// Splits a line at its pipes.
    ///
    /// A Markdown reader fills and cuts rows to the width of their header; this one keeps every
    /// cell, so that unescaped pipes are detected. As in GitHub's tables, a pipe counts even
    /// between backticks, unless a backslash precedes it.
    pub fn split(line: Excerpt<'a>) -> Self {
        let line = line.trim();
        let text = line.text();
        let mut cells = Vec::new();
        let mut start = usize::from(text.starts_with('|'));
        let mut escaped = false;
        for (at, byte) in text.bytes().enumerate().skip(start) {
            if cells.len() > limits::CELLS {
                return Self { line, cells };
            }
            if byte == b'|' && !escaped {
                cells.push(line.slice(start..at).trim());
                start = at + 1;
            }
            escaped = byte == b'\\';
        }
        if start < text.len() {
            cells.push(line.slice(start..text.len()).trim());
        }
        Self { line, cells }
    }
}

/// A cell's text as it is outside a table: `\|` becomes `|`.
pub fn unescape_cell(text: &str) -> Cow<'_, str> {
    if text.contains("\\|") {
        Cow::Owned(text.replace("\\|", "|"))
    } else {
        Cow::Borrowed(text)
    }
}
