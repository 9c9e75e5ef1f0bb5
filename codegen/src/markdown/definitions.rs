//! The targets of reference links.

use std::collections::HashMap;

use pulldown_cmark::RefDefs;

/// Bytes of a target; longer ones are not kept, since each use of a reference copies its target.
const MOST: usize = 2048;

/// The targets of a page's reference links: `[label]: target`.
#[derive(Clone, Debug, Default)]
pub(super) struct Definitions(HashMap<String, String>);

impl Definitions {
    pub(super) fn new(all: &RefDefs<'_>) -> Self {
        let short = all.iter().filter(|(_, found)| found.dest.len() <= MOST);
        Self(
            short
                .map(|(label, found)| (normal(label), found.dest.to_string()))
                .collect(),
        )
    }

    pub(super) fn get(&self, label: &str) -> Option<&str> {
        if self.0.is_empty() {
            return None;
        }
        self.0.get(&normal(label)).map(String::as_str)
    }
}

/// Labels are the same regardless of case and of the amount of white space.
fn normal(label: &str) -> String {
    let words: Vec<_> = label.split_whitespace().map(str::to_lowercase).collect();
    words.join(" ")
}
