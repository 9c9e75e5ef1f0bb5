//! Parts of a page that are not Markdown: front matter, components, `import` and `export`, comments
//! in braces.
//!
//! They are replaced by empty lines before the page is parsed, so that the Markdown between them is
//! read as such, and every offset stays what it is.

use std::collections::HashMap;
use std::ops::Range;

use super::block::{Block, Component};
use super::front_matter::front_matter;
use super::page::Flavor;
use super::tag::{Tag, TagForm, scan};
use crate::source::Excerpt;

/// Bytes of a statement `import` or `export`; a longer one ends at its first empty line.
const MOST_SCRIPT: usize = 64 << 10;

/// The parts that are not Markdown.
#[derive(Default)]
pub(super) struct Overlay<'a> {
    /// The page without them; `None` if there are none.
    pub(super) text: Option<String>,
    /// The blocks with the offsets of their starts, in order.
    pub(super) blocks: Vec<(usize, Block<'a>)>,
}

/// Finds the parts of a page that are not Markdown.
pub(super) fn overlay<'a>(page: Excerpt<'a>, flavor: Flavor) -> Overlay<'a> {
    let text = page.text();
    let is_mdx = flavor == Flavor::Mdx;
    if !is_mdx && !text.starts_with("---") && !may_hold_component(text) {
        return Overlay::default();
    }
    let mut finder = Finder {
        page,
        text,
        is_mdx,
        at: 0,
        line: Line::default(),
        fence: None,
        cuts: Vec::new(),
        blocks: Vec::new(),
        open: HashMap::new(),
        // Far more than pages need, and still in proportion to their length.
        budget: text.len().saturating_mul(4),
        no_comment_ends: false,
    };
    if let Some(matter) = front_matter(page) {
        finder.at = line_end(text, matter.text.text().len());
        finder.cut(0..finder.at, b'\n');
        finder.blocks.push((0, Block::FrontMatter(matter)));
    }
    while finder.at < text.len() {
        finder.line();
    }
    finder.finish()
}

/// Whether a line of a text may begin with a component; cheap, since most pages have none.
fn may_hold_component(text: &str) -> bool {
    let bytes = text.as_bytes();
    text.match_indices('<').any(|(at, _)| {
        let name = bytes.get(at + 1..).unwrap_or_default();
        let name = name.strip_prefix(b"/").unwrap_or(name);
        name.first().is_some_and(u8::is_ascii_uppercase)
            && at
                .checked_sub(1)
                .and_then(|before| bytes.get(before))
                .is_none_or(u8::is_ascii_whitespace)
    })
}

/// The current line, looked through once however many components it holds.
#[derive(Clone, Copy, Default)]
struct Line {
    /// The start of the next line.
    end: usize,
    /// The end without white space.
    text_end: usize,
    /// The offsets of the last pipe and the last closing tag.
    bar: Option<usize>,
    close: Option<usize>,
}

impl Line {
    fn at(text: &str, start: usize) -> Self {
        let end = line_end(text, start);
        let line = text.get(start..end).unwrap_or_default();
        Self {
            end,
            text_end: start + line.trim_end().len(),
            bar: line.rfind('|').map(|at| start + at),
            close: line.rfind("</").map(|at| start + at),
        }
    }
}

struct Finder<'a> {
    page: Excerpt<'a>,
    text: &'a str,
    is_mdx: bool,
    /// The start of a line, or a place in one before which all was cut.
    at: usize,
    line: Line,
    /// The mark of the fence around the current line, and how often it is repeated.
    fence: Option<(char, usize)>,
    cuts: Vec<(Range<usize>, u8)>,
    blocks: Vec<(usize, Block<'a>)>,
    /// By name the positions of components among the blocks that were not closed so far.
    open: HashMap<&'a str, Vec<usize>>,
    /// How many bytes may be read in vain in search of a tag's end.
    budget: usize,
    no_comment_ends: bool,
}

impl<'a> Finder<'a> {
    /// Takes a line, or more where something begins in it that is longer.
    fn line(&mut self) {
        if self.at >= self.line.end {
            self.line = Line::at(self.text, self.at);
        }
        let line = self.line;
        let rest = self.text.get(self.at..line.text_end).unwrap_or_default();
        let text = rest.trim_start();
        let start = self.at + rest.len() - text.len();
        let (mark, marks) = fence(text);
        if let Some((open, length)) = self.fence {
            if mark == Some(open) && marks >= length && text.len() == marks {
                self.fence = None;
            }
        } else if let Some(mark) = mark
            && !(mark == '`' && text.get(marks..).is_some_and(|info| info.contains('`')))
        {
            self.fence = Some((mark, marks));
        } else if text.starts_with("<!--") {
            let rest = self.text.get(start..).unwrap_or_default();
            let close = rest.find("-->").map_or(rest.len(), |close| close + 3);
            self.at = line_end(self.text, start + close);
            return;
        } else if self.is_mdx && text.starts_with("{/*") && self.comment(start) {
            return;
        } else if self.is_mdx && self.is_script(start, text) {
            return self.script(start);
        } else if self.component(start) {
            return;
        } else {
            self.rest_of_line(start);
        }
        self.at = line.end;
    }

    /// Whether a statement begins here: at the start of a line, without indentation.
    fn is_script(&self, start: usize, text: &str) -> bool {
        let before = start.checked_sub(1);
        let before = before.and_then(|at| self.text.as_bytes().get(at));
        before.is_none_or(|byte| *byte == b'\n')
            && (text.starts_with("import ") || text.starts_with("export "))
    }

    /// A comment in braces at the start of a line.
    fn comment(&mut self, start: usize) -> bool {
        let rest = self.text.get(start..).unwrap_or_default();
        let end = Some(rest).filter(|_| !self.no_comment_ends);
        let Some(end) = end.and_then(|rest| rest.find("*/}")) else {
            self.no_comment_ends = true;
            return false;
        };
        let text = self.page.slice(start + "{/*".len()..start + end).trim();
        self.at = start + end + "*/}".len();
        self.cut(start..self.at, b'\n');
        self.blocks.push((start, Block::Comment(text)));
        true
    }

    /// Statements of JavaScript up to an empty line outside of brackets.
    fn script(&mut self, start: usize) {
        let mut depth = 0_isize;
        let mut end = start;
        while end < self.text.len() {
            let next = line_end(self.text, end);
            let line = self.text.get(end..next).unwrap_or_default();
            if line.trim().is_empty() && (depth <= 0 || end - start > MOST_SCRIPT) {
                break;
            }
            for byte in line.bytes() {
                depth += match byte {
                    b'{' | b'[' | b'(' => 1,
                    b'}' | b']' | b')' => -1,
                    _ => 0,
                };
            }
            end = next;
        }
        let text = self.page.slice(start..end).trim();
        self.cut(start..end, b'\n');
        self.blocks.push((start, Block::Script(text)));
        self.at = end;
    }

    /// The tag of a component at the start of a line, or after another one.
    fn component(&mut self, start: usize) -> bool {
        let rest = self.text.get(start..).unwrap_or_default();
        let name = rest.strip_prefix('<').unwrap_or_default();
        let name = name.strip_prefix('/').unwrap_or(name);
        // In MDX a heading may follow an anchor without an empty line.
        let is_anchor = self.is_mdx && name.starts_with("a ");
        if !is_anchor && !name.starts_with(|c: char| c.is_ascii_uppercase()) {
            return false;
        }
        // Deep indentation is code in Markdown, but not in MDX.
        if !self.is_mdx && start - self.at > 3 {
            return false;
        }
        let text = self.page.slice(start..usize::MAX);
        let Some(tag) = scan(text, &mut self.budget) else {
            return false;
        };
        let end = start + tag.text.text().len();
        if end > self.line.end {
            self.line = Line::at(self.text, end);
        }
        let is_after = |at: usize| at >= end;
        // A row of a table may begin with a component, and a sentence with `<T>`.
        let is_row = self.line.bar.is_some_and(is_after);
        let is_plain = tag.form == TagForm::Open && tag.attributes.is_empty();
        let is_alone = self.line.text_end <= end || self.line.close.is_some_and(is_after);
        if is_row || is_plain && !self.is_mdx && !is_alone {
            return false;
        }
        if is_anchor {
            let ends_line = tag.form == TagForm::SelfClosing && self.line.text_end <= end;
            if ends_line {
                self.cut(start..end, b'\n');
                self.blocks.push((start, Block::Html(tag.text)));
                self.at = end;
            }
            return ends_line;
        }
        self.cut(start..end, b'\n');
        self.push(start, tag);
        self.at = end;
        true
    }

    /// A line of text may hold comments in braces, and end with the closing tag of a component.
    fn rest_of_line(&mut self, start: usize) {
        let end = self.line.text_end;
        if self.is_mdx {
            let mut from = start;
            while let Some((comment, after)) = self.comment_in(from..end) {
                self.cut(comment..after, b' ');
                from = after;
            }
        }
        let Some(close) = self.line.close.filter(|at| *at >= start) else {
            return;
        };
        if self.open.is_empty() || self.line.bar.is_some() {
            return;
        }
        let Some(tag) = scan(self.page.slice(close..end), &mut self.budget) else {
            return;
        };
        let is_open = self.open.contains_key(tag.name.text());
        if is_open && close + tag.text.text().len() == end {
            self.cut(close..end, b'\n');
            self.push(close, tag);
        }
    }

    /// The start and the end of the first comment in braces in a part of a line.
    fn comment_in(&self, range: Range<usize>) -> Option<(usize, usize)> {
        let text = self.text.get(range.clone())?;
        let start = text.find("{/*")?;
        let length = text.get(start..)?.find("*/}")? + "*/}".len();
        Some((range.start + start, range.start + start + length))
    }

    fn push(&mut self, start: usize, tag: Tag<'a>) {
        let name = tag.name.text();
        match tag.form {
            TagForm::Close => {
                let opened = self.open.get_mut(name).and_then(Vec::pop);
                if let Some((_, Block::Component(component))) =
                    opened.and_then(|at| self.blocks.get_mut(at))
                {
                    component.content = Some(component.tag.text.gap(tag.text).trim());
                }
                self.blocks.push((start, Block::ComponentEnd(tag)));
            }
            form => {
                if form == TagForm::Open {
                    self.open.entry(name).or_default().push(self.blocks.len());
                }
                let component = Component { tag, content: None };
                self.blocks.push((start, Block::Component(component)));
            }
        }
    }

    fn cut(&mut self, range: Range<usize>, fill: u8) {
        self.cuts.push((range, fill));
    }

    fn finish(self) -> Overlay<'a> {
        if self.cuts.is_empty() {
            return Overlay::default();
        }
        let mut bytes = self.text.as_bytes().to_vec();
        for (range, fill) in self.cuts {
            if let Some(part) = bytes.get_mut(range) {
                part.fill(fill);
            }
        }
        Overlay {
            text: String::from_utf8(bytes).ok(),
            blocks: self.blocks,
        }
    }
}

/// The start of the line after an offset.
fn line_end(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    rest.find('\n')
        .map_or(text.len(), |newline| at + newline + 1)
}

/// The mark of a fence at the start of a line, and how often it is repeated.
fn fence(line: &str) -> (Option<char>, usize) {
    let Some(mark) = line.chars().next().filter(|c| matches!(c, '`' | '~')) else {
        return (None, 0);
    };
    let marks = line.len() - line.trim_start_matches(mark).len();
    (Some(mark).filter(|_| marks >= 3), marks)
}
