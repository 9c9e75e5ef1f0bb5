//! Files as they were read, and places in them.

mod excerpt;
mod hidden;
pub mod limits;
mod link;
mod load;

use std::ops::Range;

use serde::{Deserialize, Serialize};

pub use excerpt::Excerpt;
pub use hidden::{is_hidden, shown, shown_json};
pub use link::{
    Destination, MARKDOWN, MARKDOWN_AND_MDX, destination, file_name, is_external, is_page, resolve,
};
pub use load::read_bounded;
pub(crate) use load::too_many;

/// A file among [`Sources`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

/// A stretch of bytes of one file, with the line and column (both from 1, the
/// column in characters) at which it starts.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct Span {
    /// The file; it is not part of the printed schema, where each model names its page.
    #[serde(skip)]
    pub file: FileId,
    /// Offset of the first byte.
    pub start: u32,
    /// Offset behind the last byte.
    pub end: u32,
    /// Line of the first byte, from 1.
    pub line: u32,
    /// Column of the first byte in characters, from 1.
    pub column: u32,
}

/// One file's name and text.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Path below the folder that was read, with `/` between its parts; empty for the configuration file.
    pub path: String,
    /// How people are told where the file is: the folder's name as given, then the path.
    pub display: String,
    /// The text, as it stands in the file; bytes that are not UTF-8 stand as replacement characters.
    pub text: String,
    /// Offset of the first byte that is not UTF-8; `None` where all are.
    pub invalid_at: Option<usize>,
    /// Why the file was not read; then there is no text.
    pub unread: Option<Unread>,
    line_starts: Vec<u32>,
    /// How many characters begin before each [`BLOCK`] of bytes: a line may be as long as a page.
    chars_before: Vec<u32>,
}

/// Bytes whose characters are counted anew for each place that is asked for.
const BLOCK: usize = 256;

/// Why a file that is a page by its name was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// It has more bytes than [`limits::PAGE`].
    TooLarge,
    /// It lies in more folders than [`limits::FOLDERS`].
    TooDeep,
    /// It is a symbolic link.
    Link,
    /// It is a symbolic link to a folder, which may have any name.
    FolderLink,
    /// It is no regular file but, say, a pipe.
    Special,
    /// Its name, or that of a folder around it, is not Unicode.
    Name,
}

impl SourceFile {
    /// Takes a file's text under its path and the path to show.
    pub fn new(path: impl Into<String>, display: impl Into<String>, text: String) -> Self {
        let line_starts = std::iter::once(0)
            .chain(text.match_indices('\n').map(|(at, _)| at as u32 + 1))
            .collect();
        let mut chars = 0;
        let chars_before = text
            .as_bytes()
            .chunks(BLOCK)
            .map(|block| {
                let before = chars;
                chars += starts(block);
                before
            })
            .collect();
        Self {
            path: path.into(),
            display: display.into(),
            text,
            invalid_at: None,
            unread: None,
            line_starts,
            chars_before,
        }
    }

    /// A file that was found and not read.
    pub fn unread(path: impl Into<String>, display: impl Into<String>, why: Unread) -> Self {
        let mut file = Self::new(path, display, String::new());
        file.unread = Some(why);
        file
    }

    fn line_and_column(&self, offset: usize) -> (u32, u32) {
        let line = self
            .line_starts
            .partition_point(|start| *start as usize <= offset)
            .max(1);
        let start = self
            .line_starts
            .get(line - 1)
            .map_or(0, |start| *start as usize);
        let column = if self.text.is_char_boundary(offset) {
            self.chars_to(offset) - self.chars_to(start)
        } else {
            0
        };
        (line as u32, column + 1)
    }

    /// How many characters begin before an offset.
    fn chars_to(&self, offset: usize) -> u32 {
        let Some(before) = self.chars_before.get(offset / BLOCK) else {
            let last = self.chars_before.len().saturating_sub(1);
            let rest = self.text.as_bytes().get(last * BLOCK..).unwrap_or_default();
            return self.chars_before.last().unwrap_or(&0) + starts(rest);
        };
        let rest = offset / BLOCK * BLOCK..offset;
        before + starts(self.text.as_bytes().get(rest).unwrap_or_default())
    }
}

/// How many characters begin among the bytes of a text.
fn starts(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|byte| **byte & 0xc0 != 0x80).count() as u32
}

/// All files of a run; a [`FileId`] finds one again.
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

    /// The file of an id, if it is one of these sources.
    pub fn get(&self, id: FileId) -> Option<&SourceFile> {
        self.files.get(id.0 as usize)
    }

    /// The file in which a span lies; `None` for [`Span::default`], which is no place.
    pub fn file(&self, span: Span) -> Option<&SourceFile> {
        self.get(span.file).filter(|_| span.line > 0)
    }

    /// Where a span begins, as `path:line:column`; `None` where it is no place.
    pub fn place(&self, span: Span) -> Option<String> {
        let file = self.file(span)?;
        Some(format!("{}:{}:{}", file.display, span.line, span.column))
    }

    /// All files with their ids, in the order in which they were added.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        self.files
            .iter()
            .enumerate()
            .map(|(index, file)| (FileId(index as u32), file))
    }

    /// The files that are pages, and not the configuration.
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

    /// Line and column (both from 1) of the place just behind a span.
    pub fn end(&self, span: Span) -> (u32, u32) {
        self.get(span.file)
            .map_or((span.line, span.column), |file| {
                file.line_and_column(span.end as usize)
            })
    }

    /// The text that a span covers; empty where it covers none.
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
