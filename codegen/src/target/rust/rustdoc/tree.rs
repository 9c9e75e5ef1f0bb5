//! The tree of a Markdown text.

use pulldown_cmark::Alignment;

use super::links;

/// A block.
#[derive(Debug)]
pub(super) enum Block {
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// The text of an item in a tight list.
    Plain(Vec<Inline>),
    /// A heading with its level, from 1.
    Heading(u8, Vec<Inline>),
    /// Code with its language.
    Code(&'static str, Vec<String>),
    /// A quotation.
    Quote(Vec<Block>),
    /// A list, with the number of its first item if it is numbered.
    List(Option<u64>, Vec<Vec<Block>>),
    /// A table; the first row is the header.
    Table(Vec<Alignment>, Vec<Row>),
    /// A thematic break.
    Rule,
}

/// The cells of a table row.
pub(super) type Row = Vec<Vec<Inline>>;

/// An inline element.
#[derive(Debug)]
pub(super) enum Inline {
    /// Text.
    Text(String),
    /// Code.
    Code(String),
    /// Styled text.
    Styled(Style, Vec<Inline>),
    /// A link.
    Link(Target, Vec<Inline>),
    /// An image and its alternative text.
    Image(Target, Vec<Inline>),
    /// A hard line break.
    Break,
    /// A task list checkbox and whether it is checked.
    Task(bool),
    /// An HTML tag; absent from a finished tree.
    Html(String),
}

/// A link target.
#[derive(Clone, Debug, Default)]
pub(super) struct Target {
    /// The address.
    pub(super) address: String,
    /// The title; may be empty.
    pub(super) title: String,
}

/// A text style.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// `*text*`
    Emphasis,
    /// `**text**`
    Strong,
    /// `~~text~~`
    Strike,
    /// An HTML tag with this name.
    Tag(&'static str),
}

/// The text of a tree without spaces and brackets, to compare trees.
pub(super) fn text(blocks: &[Block]) -> String {
    let mut out = String::new();
    for block in blocks {
        block_text(block, &mut out);
    }
    out.retain(|c| !c.is_whitespace() && !matches!(c, '[' | ']'));
    out
}

/// Whether a tree has styled text.
pub(super) fn has_styles(blocks: &[Block]) -> bool {
    blocks.iter().any(|block| match block {
        Block::Paragraph(content) | Block::Plain(content) | Block::Heading(_, content) => {
            are_styled(content)
        }
        Block::Quote(blocks) => has_styles(blocks),
        Block::List(_, items) => items.iter().any(|item| has_styles(item)),
        Block::Table(_, rows) => rows.iter().flatten().any(|cell| are_styled(cell)),
        Block::Code(..) | Block::Rule => false,
    })
}

fn are_styled(content: &[Inline]) -> bool {
    content.iter().any(|inline| match inline {
        Inline::Styled(..) => true,
        Inline::Link(_, content) | Inline::Image(_, content) => are_styled(content),
        Inline::Text(_) | Inline::Code(_) | Inline::Break | Inline::Task(_) | Inline::Html(_) => {
            false
        }
    })
}

fn block_text(block: &Block, out: &mut String) {
    match block {
        Block::Paragraph(content) | Block::Plain(content) | Block::Heading(_, content) => {
            inline_text(content, out);
        }
        Block::Code(_, lines) => lines.iter().for_each(|line| out.push_str(line)),
        Block::Quote(blocks) => blocks.iter().for_each(|block| block_text(block, out)),
        Block::List(_, items) => {
            items
                .iter()
                .flatten()
                .for_each(|block| block_text(block, out));
        }
        Block::Table(_, rows) => {
            rows.iter()
                .flatten()
                .for_each(|cell| inline_text(cell, out));
        }
        Block::Rule => {}
    }
}

/// Appends the text of an inline element, without markers.
pub(super) fn inline_text(content: &[Inline], out: &mut String) {
    for inline in content {
        match inline {
            Inline::Text(text) | Inline::Code(text) => out.push_str(text),
            // A link without text is written as its address.
            Inline::Link(target, content)
                if content.is_empty() && links::is_absolute(&target.address) =>
            {
                let address = target.address.as_str();
                out.push_str(address.strip_prefix("mailto:").unwrap_or(address));
            }
            Inline::Styled(_, content) | Inline::Link(_, content) | Inline::Image(_, content) => {
                inline_text(content, out);
            }
            Inline::Break | Inline::Task(_) | Inline::Html(_) => {}
        }
    }
}
