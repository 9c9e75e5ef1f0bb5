//! One file as it was read.

use super::limits;

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

    /// Takes a file's bytes; those that are not UTF-8 are replaced and noted in
    /// [`SourceFile::invalid_at`]. Those of a page beyond the [`limits`] are not looked at.
    pub fn decode(path: impl Into<String>, display: impl Into<String>, bytes: Vec<u8>) -> Self {
        let path = path.into();
        if bytes.len() > limits::PAGE {
            return Self::unread(path, display, Unread::TooLarge);
        }
        if path.matches('/').count() > limits::FOLDERS {
            return Self::unread(path, display, Unread::TooDeep);
        }
        match String::from_utf8(bytes) {
            Ok(text) => Self::new(path, display, text),
            Err(error) => {
                let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
                let mut file = Self::new(path, display, text);
                file.invalid_at = Some(error.utf8_error().valid_up_to());
                file
            }
        }
    }

    /// A file that was found and not read.
    pub fn unread(path: impl Into<String>, display: impl Into<String>, why: Unread) -> Self {
        let mut file = Self::new(path, display, String::new());
        file.unread = Some(why);
        file
    }

    pub(super) fn line_and_column(&self, offset: usize) -> (u32, u32) {
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
