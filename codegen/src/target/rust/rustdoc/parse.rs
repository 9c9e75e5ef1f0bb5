//! Builds the tree from parser events.

use pulldown_cmark::{Alignment, CodeBlockKind, Event, LinkType, Tag};

use super::code::{self, Indented};
use super::escape::visible;
use super::tree::{Block, Inline, Row, Style, Target};
use super::{links, tags};
use crate::source::limits;

/// The tree of a Markdown text.
pub(super) fn parse(markdown: &str) -> Vec<Block> {
    parse_within(markdown, 0)
}

fn parse_within(markdown: &str, depth: usize) -> Vec<Block> {
    let mut builder = Builder {
        frames: Vec::new(),
        root: Frame::default(),
        is_opened: Vec::new(),
        depth,
    };
    for event in links::parser(markdown) {
        builder.take(event);
    }
    while !builder.frames.is_empty() {
        builder.close();
    }
    builder.root.into_blocks()
}

/// An open element.
#[derive(Default)]
struct Frame {
    kind: Kind,
    blocks: Vec<Block>,
    inlines: Vec<Inline>,
    items: Vec<Vec<Block>>,
    rows: Vec<Row>,
    row: Row,
    code: String,
}

#[derive(Default)]
enum Kind {
    #[default]
    Container,
    Quote,
    Item,
    List(Option<u64>),
    Paragraph,
    Heading(u8),
    Code(Option<String>),
    Html,
    Table(Vec<Alignment>),
    Row,
    Cell,
    Styled(Style),
    Link(Target),
    Image(Target),
}

impl Kind {
    fn of(tag: Tag<'_>) -> Self {
        let target = |address: &str, title: &str| Target {
            address: links::clean(address),
            title: visible(title).replace('\n', " "),
        };
        match tag {
            Tag::Paragraph => Self::Paragraph,
            Tag::Heading { level, .. } => Self::Heading(level as u8),
            Tag::BlockQuote(_) => Self::Quote,
            Tag::CodeBlock(CodeBlockKind::Fenced(info)) => Self::Code(Some(info.into_string())),
            Tag::CodeBlock(CodeBlockKind::Indented) => Self::Code(None),
            Tag::HtmlBlock => Self::Html,
            Tag::List(start) => Self::List(start),
            Tag::Item => Self::Item,
            Tag::Table(alignments) => Self::Table(alignments),
            Tag::TableHead | Tag::TableRow => Self::Row,
            Tag::TableCell => Self::Cell,
            Tag::Emphasis => Self::Styled(Style::Emphasis),
            Tag::Strong => Self::Styled(Style::Strong),
            Tag::Strikethrough => Self::Styled(Style::Strike),
            Tag::Link {
                link_type: LinkType::Email,
                dest_url,
                title,
                ..
            } => Self::Link(target(&format!("mailto:{dest_url}"), &title)),
            Tag::Link {
                dest_url, title, ..
            } => Self::Link(target(&dest_url, &title)),
            Tag::Image {
                dest_url, title, ..
            } => Self::Image(target(&dest_url, &title)),
            _ => Self::Container,
        }
    }
}

impl Frame {
    /// Text directly in a container becomes a block.
    fn flush(&mut self) {
        let content = tags::pair(std::mem::take(&mut self.inlines));
        self.blocks.extend(split_at_breaks(content, Block::Plain));
    }

    fn into_blocks(mut self) -> Vec<Block> {
        self.flush();
        self.blocks
    }

    fn push_text(&mut self, text: &str) {
        let text = visible(text).replace('\n', " ");
        match self.inlines.last_mut() {
            Some(Inline::Text(before)) => before.push_str(&text),
            _ => self.inlines.push(Inline::Text(text)),
        }
    }
}

struct Builder {
    /// The open elements, innermost last.
    frames: Vec<Frame>,
    root: Frame,
    /// For each open start event, whether it has a frame.
    is_opened: Vec<bool>,
    depth: usize,
}

impl Builder {
    fn top(&mut self) -> &mut Frame {
        self.frames.last_mut().unwrap_or(&mut self.root)
    }

    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => {
                let kind = Kind::of(tag);
                let is_opened = self.frames.len() + self.depth < limits::DOCS
                    || matches!(kind, Kind::Code(_) | Kind::Html);
                self.is_opened.push(is_opened);
                if is_opened {
                    self.frames.push(Frame {
                        kind,
                        ..Frame::default()
                    });
                }
            }
            Event::End(_) => {
                if self.is_opened.pop() == Some(true) {
                    self.close();
                } else {
                    self.top().push_text(" ");
                }
            }
            Event::Text(text) | Event::Html(text)
                if matches!(self.top().kind, Kind::Code(_) | Kind::Html) =>
            {
                self.top().code.push_str(&text);
            }
            Event::Code(code) => {
                let code = visible(&code::unescape(&code)).replace('\n', " ");
                self.top().inlines.push(Inline::Code(code));
            }
            Event::InlineHtml(tag) => {
                self.top().inlines.push(Inline::Html(tag.into_string()));
            }
            Event::SoftBreak => self.top().push_text(" "),
            Event::HardBreak => self.top().inlines.push(Inline::Break),
            Event::Rule => self.push_block(Block::Rule),
            Event::TaskListMarker(is_done) => self.top().inlines.push(Inline::Task(is_done)),
            Event::Text(text)
            | Event::Html(text)
            | Event::InlineMath(text)
            | Event::DisplayMath(text)
            | Event::FootnoteReference(text) => self.top().push_text(&text),
        }
    }

    fn push_block(&mut self, block: Block) {
        let top = self.top();
        top.flush();
        top.blocks.push(block);
    }

    /// Closes the innermost element and adds it to its parent.
    fn close(&mut self) {
        let Some(mut frame) = self.frames.pop() else {
            return;
        };
        match std::mem::take(&mut frame.kind) {
            Kind::Container => {
                let blocks = frame.into_blocks();
                self.top().flush();
                self.top().blocks.extend(blocks);
            }
            Kind::Quote => {
                let blocks = frame.into_blocks();
                self.push_block(Block::Quote(blocks));
            }
            Kind::Item => {
                let blocks = frame.into_blocks();
                self.top().items.push(blocks);
            }
            Kind::List(start) => self.push_block(Block::List(start, frame.items)),
            Kind::Paragraph => {
                let content = tags::pair(frame.inlines);
                for block in split_at_breaks(content, Block::Paragraph) {
                    self.push_block(block);
                }
            }
            Kind::Heading(level) => {
                let content = tags::pair(frame.inlines);
                self.push_block(Block::Heading(level, content));
            }
            Kind::Code(info) => self.close_code(info.as_deref(), &frame.code),
            Kind::Html => {
                let content = vec![Inline::Text(visible(&frame.code).replace('\n', " "))];
                self.push_block(Block::Paragraph(content));
            }
            Kind::Table(alignments) => self.push_block(Block::Table(alignments, frame.rows)),
            Kind::Row => self.top().rows.push(frame.row),
            Kind::Cell => {
                let content = tags::pair(frame.inlines);
                self.top().row.push(content);
            }
            Kind::Styled(style) => {
                let content = tags::pair(frame.inlines);
                self.top().inlines.push(Inline::Styled(style, content));
            }
            Kind::Link(target) => {
                let content = tags::pair(frame.inlines);
                self.top().inlines.push(Inline::Link(target, content));
            }
            Kind::Image(target) => {
                let content = tags::pair(frame.inlines);
                self.top().inlines.push(Inline::Image(target, content));
            }
        }
    }

    fn close_code(&mut self, info: Option<&str>, code: &str) {
        let depth = self.depth + self.frames.len() + 1;
        if info.is_none()
            && depth < limits::DOCS
            && let Indented::Markdown(markdown) = code::indented(code)
        {
            for block in parse_within(&markdown, depth) {
                self.push_block(block);
            }
            return;
        }
        let language = code::language(info.unwrap_or(""));
        let lines = code::lines(language, code);
        if !lines.is_empty() {
            self.push_block(Block::Code(language, lines));
        }
    }
}

/// The blocks of a paragraph: two consecutive line breaks separate them.
fn split_at_breaks(content: Vec<Inline>, block: fn(Vec<Inline>) -> Block) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut part: Vec<Inline> = Vec::new();
    let is_blank = |inline: &Inline| matches!(inline, Inline::Text(text) if text.trim().is_empty());
    for inline in content {
        let is_second = matches!(inline, Inline::Break)
            && matches!(
                part.iter().rev().find(|inline| !is_blank(inline)),
                Some(Inline::Break)
            );
        if is_second {
            blocks.push(std::mem::take(&mut part));
        } else {
            part.push(inline);
        }
    }
    blocks.push(part);
    for part in &mut blocks {
        let is_edge = |inline: &Inline| is_blank(inline) || matches!(inline, Inline::Break);
        while part.last().is_some_and(is_edge) {
            part.pop();
        }
        let edge = part.iter().take_while(|inline| is_edge(inline)).count();
        part.drain(..edge);
    }
    blocks.retain(|part| !part.is_empty());
    blocks.into_iter().map(block).collect()
}
