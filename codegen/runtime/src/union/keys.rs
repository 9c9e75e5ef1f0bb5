//! The keys of a map that is read, to notice a duplicate.

use std::collections::BTreeSet;
use std::ops::Range;

use super::buffer::{Buffer, Entry};

/// Up to this many keys are compared one by one.
const FEW: usize = 16;

/// The keys of a map that is read, to notice a duplicate.
pub(super) struct Keys {
    /// The first key in the buffer's list of keys.
    pub(super) start: usize,
    pub(super) length: usize,
    /// A bit for each hash of a key: most keys need no comparison.
    hashes: u64,
    /// All keys, if there are many.
    many: BTreeSet<String>,
}

impl Keys {
    #[inline]
    pub(super) fn new(start: usize) -> Self {
        Self {
            start,
            length: 0,
            hashes: 0,
            many: BTreeSet::new(),
        }
    }

    /// Adds the last entry of a buffer, and whether the map does not have it already.
    #[inline]
    pub(super) fn add<'b>(&mut self, buffer: &'b mut Buffer) -> (bool, &'b str) {
        let Some(Entry::Text { start, end }) = buffer.entries.last() else {
            return (true, "");
        };
        let last = *start..*end;
        buffer.keys.push(last.clone());
        let buffer = &*buffer;
        let text = |place: &Range<usize>| buffer.text.get(place.clone()).unwrap_or_default();
        let key = text(&last);
        let others = buffer.keys.get(self.start..self.start + self.length);
        let mut others = others.unwrap_or_default().iter();
        self.length += 1;
        let hash = 1 << (hash(key) % 64);
        let is_new_hash = self.hashes & hash == 0;
        self.hashes |= hash;
        let is_new = if self.length <= FEW {
            is_new_hash || !others.any(|other| other.len() == key.len() && text(other) == key)
        } else {
            if self.many.is_empty() {
                self.many.extend(others.map(|other| text(other).to_owned()));
            }
            self.many.insert(key.to_owned())
        };
        (is_new, key)
    }
}

/// The ends and the length distinguish most keys of a map.
fn hash(key: &str) -> u32 {
    let bytes = key.as_bytes();
    let byte = |byte: Option<&u8>| byte.copied().map_or(0, u32::from);
    let middle = byte(bytes.get(bytes.len() / 2));
    let ends = byte(bytes.first()).wrapping_add(byte(bytes.last()).wrapping_mul(31));
    ends.wrapping_add(middle.wrapping_mul(7))
        .wrapping_add(key.len() as u32)
}
