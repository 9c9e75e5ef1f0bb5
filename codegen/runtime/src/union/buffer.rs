//! A value of any format, in memory.

use std::any::TypeId;
use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::ops::Range;

use serde_json::Number;

/// A value as a sequence of entries, each before those within it.
#[derive(Default)]
pub struct Buffer {
    pub(super) entries: Vec<Entry>,
    /// All strings, one after the other.
    pub(super) text: String,
    pub(super) is_human_readable: bool,
    pub(super) progress: Progress,
    /// The keys of the maps that are being read, as places in the text.
    pub(super) keys: Vec<Range<usize>>,
}

/// One value, without those within it.
pub(super) enum Entry {
    Null,
    Boolean(bool),
    Signed(i64),
    Unsigned(u64),
    Wide(Box<i128>),
    Float(f64),
    /// A number as text, with the feature `arbitrary_precision` of `serde_json`.
    Number(Box<Number>),
    Text {
        start: usize,
        end: usize,
    },
    /// The index after the last item.
    List {
        end: usize,
    },
    /// The index after the last value. Each key is an entry before its value.
    Map {
        end: usize,
    },
}

/// What is known of the unions in a buffer while its root is decoded.
#[derive(Default)]
pub(super) struct Progress {
    /// The values that match no variant of a union.
    pub(super) unrecognized: RefCell<BTreeSet<(usize, TypeId)>>,
    /// Whether unrecognized values are omitted, because the value around them may not decode.
    pub(super) is_draft: Cell<bool>,
    /// Whether one was omitted.
    pub(super) is_incomplete: Cell<bool>,
}

impl Buffer {
    /// Adds a string.
    #[inline]
    pub(super) fn push_text(&mut self, text: &str) {
        let start = self.text.len();
        self.text.push_str(text);
        let end = self.text.len();
        self.entries.push(Entry::Text { start, end });
    }

    /// The index of the value after a value.
    pub(super) fn next(&self, index: usize) -> usize {
        match self.entries.get(index) {
            Some(Entry::List { end } | Entry::Map { end }) => *end,
            _ => index + 1,
        }
    }
}
