//! Places, as people are told them.

use std::fmt;

use serde::Serialize;

use crate::source::{Sources, Span};

/// A place in a page, as people are told it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Place {
    /// The path.
    pub path: String,
    /// The line, from 1.
    pub line: u32,
    /// The column in characters, from 1.
    pub column: u32,
}

/// The place where a span begins; `None` where its file is not among the sources.
pub fn place(sources: &Sources, span: Span) -> Option<Place> {
    let file = sources.get(span.file)?;
    Some(Place {
        path: file.display.clone(),
        line: span.line,
        column: span.column,
    })
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.path, self.line, self.column)
    }
}
