//! The lines of metadata at the start of a page.

use super::block::FrontMatter;
use crate::source::Excerpt;

/// Maximum size of front matter in bytes.
const MOST: usize = 64 << 10;

/// The front matter at the start of a text: lines of `key: value` between two lines of dashes.
///
/// A rule at the start of a page looks like its beginning, so every line must look like YAML.
pub(super) fn front_matter(page: Excerpt<'_>) -> Option<FrontMatter<'_>> {
    let text = page.text();
    let mut lines = text.split_inclusive('\n');
    let first = lines.next().filter(|line| line.trim_end() == "---")?;
    let start = first.len();
    let mut at = start;
    let mut has_key = false;
    for line in lines {
        if at > MOST {
            return None;
        }
        let end = at + line.len();
        let line = line.trim_end();
        if matches!(line, "---" | "...") {
            let text = page.slice(0..end).trim();
            return has_key.then_some(FrontMatter {
                text,
                body: page.slice(start..at),
            });
        }
        let is_key = key_of(line).is_some();
        let is_more = has_key && line.starts_with([' ', '\t', '-', '#', '}', ']']);
        if !line.is_empty() && !is_key && !is_more {
            return None;
        }
        has_key |= is_key;
        at = end;
    }
    None
}

/// The key of a line `key: value` without indentation.
fn key_of(line: &str) -> Option<&str> {
    let (key, rest) = line.split_once(':')?;
    let is_key = |c: char| c.is_alphanumeric() || "_-.$\"'".contains(c);
    let is_known = !key.is_empty() && !key.starts_with('-') && key.chars().all(is_key);
    (is_known && (rest.is_empty() || rest.starts_with(' '))).then_some(key)
}

impl<'a> FrontMatter<'a> {
    /// The lines `key: value` without indentation; values are without quotes around them, and
    /// empty if they begin in a later line.
    pub fn entries(&self) -> impl Iterator<Item = (&'a str, Excerpt<'a>)> {
        let body = self.body;
        let mut at = 0;
        body.text().split_inclusive('\n').filter_map(move |line| {
            let start = at;
            at += line.len();
            let key = key_of(line.trim_end())?;
            let value = body.slice(start + key.len() + 1..at).trim();
            let bare = ['"', '\''].into_iter().find_map(|quote| {
                let quote = quote.encode_utf8(&mut [0; 4]).to_owned();
                value.strip_prefix(&quote)?.strip_suffix(&quote)
            });
            Some((key.trim_matches(['"', '\'']), bare.unwrap_or(value)))
        })
    }

    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<Excerpt<'a>> {
        let mut entries = self.entries();
        entries.find_map(|(found, value)| (found == key).then_some(value))
    }
}
