//! Positions as reports print them.

use std::fmt;

use serde::Serialize;

use crate::source::{Sources, Span};

/// The start of a span, resolved to path, line and column.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Place {
    /// The path.
    pub path: String,
    /// The line, from 1.
    pub line: u32,
    /// The column in characters, from 1.
    pub column: u32,
}

impl Place {
    /// The start of a span; `None` if its file is not among the sources.
    pub fn of(span: Span, sources: &Sources) -> Option<Self> {
        let file = sources.get(span.file)?;
        Some(Self {
            path: file.display.clone(),
            line: span.line,
            column: span.column,
        })
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.path, self.line, self.column)
    }
}
