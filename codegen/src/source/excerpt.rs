//! Source slices.

use std::fmt;
use std::ops::Range;

use super::{FileId, Sources, Span};

/// A source slice: a part of a file's text with its span, so that parsers can report where an error
/// is.
#[derive(Clone, Copy)]
pub struct Excerpt<'a> {
    sources: &'a Sources,
    file: FileId,
    start: usize,
    end: usize,
}

impl<'a> Excerpt<'a> {
    /// The whole file; empty if the id is unknown.
    pub fn whole(sources: &'a Sources, file: FileId) -> Self {
        let end = sources.get(file).map_or(0, |file| file.text.len());
        Self {
            sources,
            file,
            start: 0,
            end,
        }
    }

    /// The files of the run.
    pub fn sources(self) -> &'a Sources {
        self.sources
    }

    /// The text.
    pub fn text(self) -> &'a str {
        self.sources
            .get(self.file)
            .and_then(|file| file.text.get(self.start..self.end))
            .unwrap_or("")
    }

    /// The span of the text.
    pub fn span(self) -> Span {
        self.sources.span(self.file, self.start..self.end)
    }

    /// The path of the file, relative to the folder.
    pub fn path(self) -> &'a str {
        self.sources
            .get(self.file)
            .map_or("", |file| file.path.as_str())
    }

    /// A part of this excerpt; the range is relative to its start and truncated at its end.
    pub fn slice(self, range: Range<usize>) -> Self {
        let start = self.start.saturating_add(range.start).min(self.end);
        let end = self.start.saturating_add(range.end).clamp(start, self.end);
        Self { start, end, ..self }
    }

    /// The excerpt without leading and trailing whitespace.
    pub fn trim(self) -> Self {
        let text = self.text();
        let before = text.len() - text.trim_start().len();
        self.slice(before..before + text.trim().len())
    }

    /// The excerpt without leading empty lines and trailing whitespace; the first line keeps its
    /// indentation, which may be significant.
    pub fn trim_lines(self) -> Self {
        let text = self.text();
        let blank = text.len() - text.trim_start().len();
        let line = text.get(..blank).and_then(|blank| blank.rfind('\n'));
        let end = text.trim_end().len();
        self.slice(line.map_or(0, |at| at + 1).min(end)..end)
    }

    /// The part after a prefix, if the text starts with it.
    pub fn strip_prefix(self, prefix: &str) -> Option<Self> {
        let rest = self.text().strip_prefix(prefix)?;
        Some(self.slice(prefix.len()..prefix.len() + rest.len()))
    }

    /// The part before a suffix, if the text ends with it.
    pub fn strip_suffix(self, suffix: &str) -> Option<Self> {
        let rest = self.text().strip_suffix(suffix)?;
        Some(self.slice(0..rest.len()))
    }

    /// The text between this excerpt and a later one of the same file.
    pub fn gap(self, next: Self) -> Self {
        Self {
            start: self.end,
            end: next.start.max(self.end),
            ..self
        }
    }

    /// The text from the start of this excerpt to the end of a later one of the same file.
    pub fn through(self, last: Self) -> Self {
        Self {
            end: last.end.max(self.end),
            ..self
        }
    }

    /// Whether the text is empty.
    pub fn is_empty(self) -> bool {
        self.start >= self.end
    }
}

impl fmt::Debug for Excerpt<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} at {}..{}", self.text(), self.start, self.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceFile;

    fn sources(text: &str) -> Sources {
        let mut sources = Sources::default();
        sources.add(SourceFile::new("a.md", "specs/a.md", text.to_owned()));
        sources
    }

    #[test]
    fn slices_keep_their_place() {
        let sources = sources("é\n  two words \n");
        let whole = Excerpt::whole(&sources, FileId::default());
        let words = whole.slice(3..whole.text().len()).trim();
        assert_eq!(words.text(), "two words");
        assert_eq!((words.span().line, words.span().column), (2, 3));
        assert_eq!(words.slice(4..99).text(), "words");
        assert_eq!(words.strip_prefix("two ").map(Excerpt::text), Some("words"));
        assert_eq!(words.strip_suffix(" words").map(Excerpt::text), Some("two"));
        assert_eq!(words.slice(0..1).gap(words.slice(4..5)).text(), "wo ");
        assert_eq!(words.slice(0..1).through(words.slice(4..5)).text(), "two w");
    }

    #[test]
    fn trimmed_lines_keep_their_indentation() {
        for (text, lines) in [
            ("\n \n    a\n b \n", "    a\n b"),
            (" a", " a"),
            (" \n\n ", ""),
            ("", ""),
        ] {
            let sources = sources(text);
            let whole = Excerpt::whole(&sources, FileId::default());
            assert_eq!(whole.trim_lines().text(), lines);
        }
    }

    #[test]
    fn a_range_that_splits_a_character_is_empty_text() {
        let sources = sources("é");
        assert_eq!(
            Excerpt::whole(&sources, FileId::default())
                .slice(1..2)
                .text(),
            ""
        );
    }
}
