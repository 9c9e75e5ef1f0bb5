//! The files of a run.

use std::ops::Range;

use super::{FileId, SourceFile, Span};

/// The files of a run, by [`FileId`].
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
}

impl Sources {
    /// Adds a file and returns its id.
    pub fn add(&mut self, file: SourceFile) -> FileId {
        self.files.push(file);
        FileId(self.files.len() as u32 - 1)
    }

    /// The file with an id, if it is one of these sources.
    pub fn get(&self, id: FileId) -> Option<&SourceFile> {
        self.files.get(id.0 as usize)
    }

    /// The file of a span; `None` for [`Span::default`].
    pub fn file(&self, span: Span) -> Option<&SourceFile> {
        self.get(span.file).filter(|_| span.line > 0)
    }

    /// The start of a span as `path:line:column`; `None` for [`Span::default`].
    pub fn place(&self, span: Span) -> Option<String> {
        let file = self.file(span)?;
        Some(format!("{}:{}:{}", file.display, span.line, span.column))
    }

    /// All files with their ids, in insertion order.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        self.files
            .iter()
            .enumerate()
            .map(|(index, file)| (FileId(index as u32), file))
    }

    /// All files except the configuration.
    pub fn pages(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        self.iter().filter(|(_, file)| !file.path.is_empty())
    }

    /// The span of a byte range of a file.
    pub fn span(&self, file: FileId, range: Range<usize>) -> Span {
        let (line, column) = self
            .get(file)
            .map_or((1, 1), |file| file.line_and_column(range.start));
        Span {
            file,
            start: range.start as u32,
            end: range.end as u32,
            line,
            column,
        }
    }

    /// Line and column (both from 1) of the end of a span.
    pub fn end(&self, span: Span) -> (u32, u32) {
        self.get(span.file)
            .map_or((span.line, span.column), |file| {
                file.line_and_column(span.end as usize)
            })
    }

    /// The text of a span.
    pub fn text(&self, span: Span) -> &str {
        self.get(span.file)
            .and_then(|file| file.text.get(span.start as usize..span.end as usize))
            .unwrap_or("")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_counted_in_characters_however_long_the_line() {
        let line = "aé😀".repeat(300);
        let text = format!("{line}\n{line}\nx");
        let mut sources = Sources::default();
        let file = sources.add(SourceFile::new("a.md", "a.md", text.clone()));
        for (at, _) in text.char_indices().chain([(text.len(), ' ')]) {
            let before = &text[..at];
            let span = sources.span(file, at..at);
            let start = before.rfind('\n').map_or(0, |newline| newline + 1);
            let column = before[start..].chars().count() as u32 + 1;
            assert_eq!(span.line as usize, before.matches('\n').count() + 1);
            assert_eq!(span.column, column, "{at}");
        }
    }
}
