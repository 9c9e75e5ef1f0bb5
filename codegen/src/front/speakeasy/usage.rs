//! The comments that mark the example of an operation.

use crate::markdown::Block;
use crate::source::Excerpt;

/// `UsageSnippet language="…" operationID="…" method="…" path="…"`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Usage<'a> {
    /// The comment without its delimiters.
    pub(super) comment: Excerpt<'a>,
}

/// The usage comments in some blocks.
pub(super) fn comments<'p, 'a: 'p>(
    blocks: impl Iterator<Item = &'p Block<'a>>,
) -> impl Iterator<Item = Usage<'a>> {
    blocks.filter_map(|block| match block {
        Block::Comment(comment) if comment.text().starts_with("UsageSnippet ") => {
            Some(Usage { comment: *comment })
        }
        _ => None,
    })
}

impl<'a> Usage<'a> {
    /// The value of an attribute; `None` if it is missing or unquoted.
    pub(super) fn attribute(self, name: &str) -> Option<Excerpt<'a>> {
        let mut rest = self.comment.strip_prefix("UsageSnippet ")?.trim();
        loop {
            let equals = rest.text().find("=\"")?;
            let key = rest.slice(0..equals);
            let value = rest.slice(equals + 2..usize::MAX);
            let end = value.text().find('"')?;
            if key.text() == name {
                return Some(value.slice(0..end));
            }
            rest = value.slice(end + 1..usize::MAX).trim();
        }
    }
}
