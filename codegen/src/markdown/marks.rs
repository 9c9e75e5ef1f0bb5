//! A text without those of its marks that Markdown itself does not know.

use std::borrow::Cow;

/// Text of a paragraph's start, so that no mark at the start of a cell begins a block.
pub(super) const LEAD: &str = "x ";

/// A text to parse for its inlines, with the way back to the original offsets.
pub(super) struct Prepared {
    pub(super) text: String,
    /// Offsets in the text, each with the number of bytes omitted before it.
    gaps: Vec<(usize, usize)>,
}

impl Prepared {
    /// Omits the backslashes of `\|` in a cell, and comments in braces of MDX.
    pub(super) fn new(original: &str, is_cell: bool, is_mdx: bool) -> Self {
        let mut text = String::with_capacity(original.len() + LEAD.len());
        text.push_str(LEAD);
        let mut gaps = Vec::new();
        let mut left_out = 0;
        let mut may_hold_comment = is_mdx;
        let mut rest = original;
        while let Some(at) = rest.find(['\\', '{']) {
            let (before, mark) = rest.split_at(at);
            let skipped = if mark.starts_with("{/*") && may_hold_comment {
                let end = mark.find("*/}");
                // Each search in vain would take as long as the rest of the text.
                may_hold_comment = end.is_some();
                end.map_or(0, |end| end + "*/}".len())
            } else {
                usize::from(is_cell && mark.starts_with("\\|"))
            };
            text.push_str(before);
            if skipped > 0 {
                left_out += skipped;
                gaps.push((text.len(), left_out));
                rest = mark.get(skipped..).unwrap_or_default();
            } else {
                text.extend(mark.chars().next());
                rest = mark.get(1..).unwrap_or_default();
            }
        }
        text.push_str(rest);
        Self { text, gaps }
    }

    /// The offset in the original text.
    pub(super) fn original(&self, offset: usize) -> usize {
        let before = self.gaps.partition_point(|(at, _)| *at < offset);
        let left_out = before.checked_sub(1).and_then(|at| self.gaps.get(at));
        offset.saturating_sub(LEAD.len()) + left_out.map_or(0, |(_, bytes)| *bytes)
    }
}

/// What a tag of HTML means for the text around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    Break,
    Code,
    Strong,
    Emphasis,
    Struck,
    Link,
    /// None that text can show.
    Nothing,
}

/// The meaning of a tag by its name; `None` where HTML has no such tag: in `Array<string>` the
/// brackets are text.
pub(super) fn meaning(name: &str) -> Option<Meaning> {
    let lower: Cow<'_, str> = if name.bytes().any(|byte| byte.is_ascii_uppercase()) {
        Cow::Owned(name.to_ascii_lowercase())
    } else {
        Cow::Borrowed(name)
    };
    Some(match &*lower {
        "br" | "p" | "div" | "li" | "ul" | "ol" | "dl" | "dt" | "dd" | "hr" | "tr" | "table"
        | "pre" | "blockquote" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Meaning::Break,
        "code" | "tt" | "kbd" | "samp" => Meaning::Code,
        "b" | "strong" => Meaning::Strong,
        "i" | "em" | "var" => Meaning::Emphasis,
        "s" | "del" | "strike" => Meaning::Struck,
        "a" => Meaning::Link,
        "span" | "sup" | "sub" | "small" | "img" | "font" | "u" | "ins" | "mark" | "abbr"
        | "details" | "summary" | "center" | "wbr" | "q" | "cite" | "th" | "td" | "thead"
        | "tbody" | "section" | "big" | "label" | "input" | "svg" | "path" => Meaning::Nothing,
        _ => return None,
    })
}
