//! Text to page structure.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag};

use super::block::{Block, Fence, Item, List};
use super::definitions::Definitions;
use super::mdx;
use super::page::{Flavor, HeadingStyle, Page};
use super::sections::{Piece, assemble};
use super::table::{Row, Table};
use crate::source::{Excerpt, FileId, Sources, limits};

/// The structure of a file's text, in the language that its name says; never fails, as every text
/// is Markdown.
pub fn read<'a>(sources: &'a Sources, file: FileId) -> Page<'a> {
    let path = sources.get(file).map_or("", |file| &file.path);
    read_as(sources, file, Flavor::of(path))
}

/// The structure of a file's text in a given language.
pub fn read_as<'a>(sources: &'a Sources, file: FileId, flavor: Flavor) -> Page<'a> {
    let whole = Excerpt::whole(sources, file);
    let text = whole.strip_prefix("\u{feff}").unwrap_or(whole);
    let overlay = mdx::overlay(text, flavor);
    let visible = overlay.text.as_deref().unwrap_or(text.text());
    let mut reader = Reader {
        page: text,
        visible,
        flavor,
        containers: Vec::new(),
        leaf: None,
        pieces: Vec::new(),
    };
    let mut events = Parser::new_ext(visible, Options::ENABLE_TABLES).into_offset_iter();
    for (event, range) in &mut events {
        reader.take(&event, range);
    }
    let definitions = Definitions::new(events.reference_definitions());
    let mut pieces = reader.pieces;
    if !overlay.blocks.is_empty() {
        let blocks = overlay.blocks.into_iter();
        pieces.extend(blocks.map(|(at, block)| (at, Piece::Block(block))));
        pieces.sort_by_key(|(at, _)| *at);
    }
    let pieces = pieces.into_iter().map(|(_, piece)| piece);
    assemble(whole, text, flavor, definitions, pieces)
}

struct Reader<'a, 'v> {
    page: Excerpt<'a>,
    /// The page's text with empty lines instead of parts that are not Markdown.
    visible: &'v str,
    flavor: Flavor,
    /// The lists and items around the current place.
    containers: Vec<Container<'a>>,
    /// The current block, which is not a container.
    leaf: Option<Leaf>,
    /// The parsed parts, with their offsets.
    pieces: Vec<(usize, Piece<'a>)>,
}

enum Container<'a> {
    List(Range<usize>, Vec<Item<'a>>),
    Item {
        range: Range<usize>,
        blocks: Vec<Block<'a>>,
        /// The text directly in the item, which in a compact list lies in no paragraph.
        inline: Option<Range<usize>>,
    },
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Paragraph,
    Heading(u8),
    Fence,
    Table,
    Html,
    Quote,
    /// Indented text of MDX, which has no indented code.
    Indented,
    /// A style or link in the text of an item.
    Inline,
    Other,
}

/// A part of a page without what looks like white space to the parser at its ends.
fn trimmed<'a>(page: Excerpt<'a>, visible: &str, range: &Range<usize>) -> Excerpt<'a> {
    let text = visible.get(range.clone()).unwrap_or_default();
    let start = range.start + text.len() - text.trim_start().len();
    page.slice(start..start + text.trim().len())
}

struct Leaf {
    kind: Kind,
    range: Range<usize>,
    /// How many of its parts are open, itself included.
    depth: usize,
    rows: Vec<Range<usize>>,
    code: Option<Range<usize>>,
}

impl<'a> Reader<'a, '_> {
    fn take(&mut self, event: &Event<'_>, range: Range<usize>) {
        match (event, &mut self.leaf) {
            (Event::Start(tag), Some(leaf)) => {
                if leaf.depth == 1 && matches!(tag, Tag::TableHead | Tag::TableRow) {
                    leaf.rows.push(range);
                }
                leaf.depth += 1;
            }
            (Event::End(_), Some(leaf)) => {
                leaf.depth -= 1;
                if leaf.depth == 0
                    && let Some(leaf) = self.leaf.take()
                {
                    self.close(&leaf);
                }
            }
            (Event::Text(_), Some(leaf)) => leaf.code(range),
            (_, Some(_)) => {}
            (Event::Start(tag), None) => self.open(tag, range),
            (Event::End(_), None) => self.leave(),
            (Event::Rule, None) => {
                self.flush();
                self.push(range.start, Block::Other(self.trimmed(&range)));
            }
            (_, None) => self.inline(range),
        }
    }

    fn trimmed(&self, range: &Range<usize>) -> Excerpt<'a> {
        trimmed(self.page, self.visible, range)
    }

    fn open(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        let is_in_list = matches!(self.containers.last(), Some(Container::List(..)));
        let is_in_item = matches!(self.containers.last(), Some(Container::Item { .. }));
        let kind = match tag {
            Tag::List(_) if self.containers.len() < 2 * limits::DOCS => {
                self.flush();
                return self.containers.push(Container::List(range, Vec::new()));
            }
            Tag::Item if is_in_list => {
                return self.containers.push(Container::Item {
                    range,
                    blocks: Vec::new(),
                    inline: None,
                });
            }
            Tag::Paragraph => Kind::Paragraph,
            Tag::Heading { level, .. } => Kind::Heading(*level as u8),
            Tag::CodeBlock(CodeBlockKind::Fenced(_)) => Kind::Fence,
            Tag::Table(_) => Kind::Table,
            Tag::HtmlBlock => Kind::Html,
            Tag::BlockQuote(_) => Kind::Quote,
            Tag::CodeBlock(_) if self.flavor == Flavor::Mdx => Kind::Indented,
            Tag::List(_) | Tag::CodeBlock(_) => Kind::Other,
            _ if is_in_item => Kind::Inline,
            _ => Kind::Other,
        };
        if kind == Kind::Inline {
            self.inline(range.clone());
        } else {
            self.flush();
        }
        self.leaf = Some(Leaf {
            kind,
            range,
            depth: 1,
            rows: Vec::new(),
            code: None,
        });
    }

    /// Leaves the innermost container.
    fn leave(&mut self) {
        self.flush();
        match self.containers.pop() {
            Some(Container::List(range, items)) => {
                let text = self.trimmed(&range);
                self.push(range.start, Block::List(List { text, items }));
            }
            Some(Container::Item { range, blocks, .. }) => {
                let text = self.trimmed(&range);
                if let Some(Container::List(_, items)) = self.containers.last_mut() {
                    items.push(Item { text, blocks });
                }
            }
            None => {}
        }
    }

    /// Takes text that lies in no paragraph.
    fn inline(&mut self, found: Range<usize>) {
        match self.containers.last_mut() {
            Some(Container::Item { inline, .. }) => {
                let start = inline.as_ref().map_or(found.start, |range| range.start);
                *inline = Some(start..found.end);
            }
            _ => self.push(found.start, Block::Other(self.trimmed(&found))),
        }
    }

    /// Makes a paragraph of the text directly in an item, where another block begins.
    fn flush(&mut self) {
        if let Some(Container::Item { blocks, inline, .. }) = self.containers.last_mut()
            && let Some(range) = inline.take()
        {
            blocks.push(Block::Paragraph(trimmed(self.page, self.visible, &range)));
        }
    }

    /// Takes the parts of a text between empty lines as paragraphs.
    fn paragraphs(&mut self, range: Range<usize>) {
        let mut start = range.start;
        let mut at = start;
        let text = self.visible.get(range.clone()).unwrap_or_default();
        for line in text.split_inclusive('\n').chain(["\n"]) {
            let end = at + line.len();
            if line.trim().is_empty() {
                let text = self.trimmed(&(start..at));
                if !text.is_empty() {
                    self.push(start, Block::Paragraph(text));
                }
                start = end;
            }
            at = end;
        }
    }

    fn push(&mut self, start: usize, block: Block<'a>) {
        match self.containers.last_mut() {
            Some(Container::Item { blocks, .. }) => blocks.push(block),
            _ => self.pieces.push((start, Piece::Block(block))),
        }
    }

    fn close(&mut self, leaf: &Leaf) {
        let page = self.page;
        let start = leaf.range.start;
        let text = self.trimmed(&leaf.range);
        let block = match leaf.kind {
            Kind::Inline => return,
            Kind::Indented => return self.paragraphs(leaf.range.clone()),
            Kind::Heading(level) if self.containers.is_empty() => {
                let style = if text.text().starts_with('#') {
                    HeadingStyle::Marked
                } else {
                    HeadingStyle::Underlined
                };
                let heading = Piece::Heading { level, style, text };
                return self.pieces.push((start, heading));
            }
            Kind::Html => return html(text, |block| self.push(start, block)),
            Kind::Paragraph => Block::Paragraph(text),
            Kind::Fence => Block::Fence(leaf.fence(page, text)),
            Kind::Table => Block::Table(leaf.table(page, text)),
            Kind::Quote => Block::Quote(text),
            Kind::Heading(_) | Kind::Other => Block::Other(text),
        };
        self.push(start, block);
    }
}

impl Leaf {
    fn code(&mut self, range: Range<usize>) {
        if self.kind == Kind::Fence {
            let start = self.code.as_ref().map_or(range.start, |code| code.start);
            self.code = Some(start..range.end);
        }
    }

    fn fence<'a>(&self, page: Excerpt<'a>, text: Excerpt<'a>) -> Fence<'a> {
        let line = text.text().lines().next().unwrap_or("");
        let marks = line.len() - line.trim_start_matches(['`', '~']).len();
        let body = match &self.code {
            Some(code) => {
                let code = page.slice(code.clone());
                let code = code.strip_suffix("\n").unwrap_or(code);
                code.strip_suffix("\r").unwrap_or(code)
            }
            None => text.slice(line.len()..line.len()),
        };
        Fence {
            text,
            info: text.slice(marks..line.len()).trim(),
            body,
        }
    }

    fn table<'a>(&self, page: Excerpt<'a>, text: Excerpt<'a>) -> Table<'a> {
        let mut rows = self.rows.iter().map(|row| {
            let rest = page.slice(row.start..usize::MAX);
            let end = rest.text().find('\n').unwrap_or(rest.text().len());
            Row::split(rest.slice(0..end))
        });
        let header = rows.next().unwrap_or_else(|| Row::split(text.slice(0..0)));
        Table {
            text,
            header,
            rows: rows.collect(),
        }
    }
}

/// An HTML block may hold several comments; anything besides them makes it no comment.
fn html<'a>(text: Excerpt<'a>, mut push: impl FnMut(Block<'a>)) {
    let mut comments = Vec::new();
    let mut rest = text;
    while let Some(open) = rest.strip_prefix("<!--") {
        let Some(end) = open.text().find("-->") else {
            break;
        };
        comments.push(Block::Comment(open.slice(0..end).trim()));
        rest = open.slice(end + "-->".len()..usize::MAX).trim();
    }
    if rest.is_empty() {
        comments.into_iter().for_each(push);
    } else {
        push(Block::Html(text));
    }
}
