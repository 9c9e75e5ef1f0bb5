//! Markdown as a tree.

use pulldown_cmark::Alignment;

use super::links;

/// A block.
#[derive(Debug)]
pub(super) enum Block {
    /// A paragraph between blank lines.
    Paragraph(Vec<Inline>),
    /// The text of an item of a list without blank lines.
    Plain(Vec<Inline>),
    /// A heading of a level from 1.
    Heading(u8, Vec<Inline>),
    /// Code in a language.
    Code(&'static str, Vec<String>),
    /// A quotation.
    Quote(Vec<Block>),
    /// A list, with the number of its first item if it is numbered.
    List(Option<u64>, Vec<Vec<Block>>),
    /// A table, of which the first row is the head.
    Table(Vec<Alignment>, Vec<Row>),
    /// A line across.
    Rule,
}

/// The cells of a table's row.
pub(super) type Row = Vec<Vec<Inline>>;

/// A part of a paragraph.
#[derive(Debug)]
pub(super) enum Inline {
    /// Text.
    Text(String),
    /// Code.
    Code(String),
    /// Text in a style.
    Styled(Style, Vec<Inline>),
    /// A link.
    Link(Target, Vec<Inline>),
    /// A picture and the text in its place.
    Image(Target, Vec<Inline>),
    /// A line break that must stay.
    Break,
    /// A box to tick and whether it is ticked.
    Task(bool),
    /// A tag of HTML; there is none in a finished tree.
    Html(String),
}

/// Where a link leads.
#[derive(Clone, Debug, Default)]
pub(super) struct Target {
    /// The address.
    pub(super) address: String,
    /// The title, empty where there is none.
    pub(super) title: String,
}

/// How text is set off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// `*text*`
    Emphasis,
    /// `**text**`
    Strong,
    /// `~~text~~`
    Strike,
    /// Within an HTML tag of this name.
    Tag(&'static str),
}

/// All text of a tree without blanks and brackets, to see whether two trees say the same.
pub(super) fn text(blocks: &[Block]) -> String {
    let mut out = String::new();
    for block in blocks {
        block_text(block, &mut out);
    }
    out.retain(|c| !c.is_whitespace() && !matches!(c, '[' | ']'));
    out
}

/// Whether any text of a tree is set off.
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

/// Appends the text of a part of a paragraph, without marks.
pub(super) fn inline_text(content: &[Inline], out: &mut String) {
    for inline in content {
        match inline {
            Inline::Text(text) | Inline::Code(text) => out.push_str(text),
            // A link without words is written as its address.
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
