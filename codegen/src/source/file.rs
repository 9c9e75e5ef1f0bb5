//! A file with its text.

use super::limits;

/// A file with its text.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// The path relative to the folder, separated by `/`; empty for the configuration file.
    pub path: String,
    /// The path for messages: the name of the folder as given, then the path.
    pub display: String,
    /// The text; bytes that are not UTF-8 are replaced, and so are single carriage returns of a page.
    pub text: String,
    /// Offset of the first byte that is not UTF-8.
    pub invalid_at: Option<usize>,
    /// Why the file was not read; then the text is empty.
    pub unread: Option<Unread>,
    /// Whether it is a payload, which messages do not quote: it may hold secrets.
    pub is_payload: bool,
    line_starts: Vec<u32>,
    /// The number of characters before each [`BLOCK`] of bytes: a line may be as long as a page.
    chars_before: Vec<u32>,
}

/// Bytes whose characters are counted for each lookup.
const BLOCK: usize = 256;

/// Why a file with the name of a page was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// It has more bytes than [`limits::PAGE`].
    TooLarge,
    /// It is nested in more folders than [`limits::FOLDERS`].
    TooDeep,
    /// It is a symbolic link.
    Link,
    /// It is a symbolic link to a folder.
    FolderLink,
    /// It is not a regular file, but a pipe, for example.
    Special,
    /// Its name or the name of a parent folder is not Unicode.
    Name,
}

impl SourceFile {
    /// A file with a text, its path, and its path for messages.
    pub fn new(path: impl Into<String>, display: impl Into<String>, text: String) -> Self {
        let path = path.into();
        let text = if path.is_empty() {
            text
        } else {
            without_single_returns(text)
        };
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
            path,
            display: display.into(),
            text,
            invalid_at: None,
            unread: None,
            is_payload: false,
            line_starts,
            chars_before,
        }
    }

    /// A file with the decoded bytes. Bytes that are not UTF-8 are replaced, and
    /// [`SourceFile::invalid_at`] is set. A page that exceeds the [`limits`] is not decoded.
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

    /// A file that was not read.
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

    /// The number of characters before an offset.
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

/// A page's text in which a carriage return without a line feed is white space, or the end of a line if
/// the page has no line feed. Offsets stay the same.
fn without_single_returns(text: String) -> String {
    let Some(first) = text.find('\r') else {
        return text;
    };
    if !text.contains('\n') {
        return text.replace('\r', "\n");
    }
    let mut plain = String::with_capacity(text.len());
    let (before, rest) = text.split_at(first);
    plain.push_str(before);
    let mut rest = rest.chars().peekable();
    while let Some(next) = rest.next() {
        let is_single = next == '\r' && rest.peek() != Some(&'\n');
        plain.push(if is_single { ' ' } else { next });
    }
    plain
}

/// The number of characters that begin in the bytes.
fn starts(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|byte| **byte & 0xc0 != 0x80).count() as u32
}
