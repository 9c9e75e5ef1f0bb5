//! The structure of a Markdown page, by places in its text; knows nothing of models.

mod read;
mod table;
#[cfg(test)]
mod tests;

pub use read::read;
pub use table::{Row, Table, unescape_cell};

use crate::source::Excerpt;

/// A page: what stands before its first heading, and its sections.
#[derive(Clone, Debug)]
pub struct Page<'a> {
    /// The whole page.
    pub text: Excerpt<'a>,
    /// What stands before the first heading.
    pub preamble: Content<'a>,
    /// One entry a heading, in the order of the page: a title is the first, of level 1.
    pub sections: Vec<Section<'a>>,
}

/// A heading and what follows it up to the next heading of any level.
///
/// Only headings that begin with `#` count, and only those that lie in no list or quotation.
#[derive(Clone, Debug)]
pub struct Section<'a> {
    /// 1 for `#`, 2 for `##`, and so on.
    pub level: u8,
    /// The heading's line.
    pub heading: Excerpt<'a>,
    /// The heading's text without its marks.
    pub title: Excerpt<'a>,
    /// What follows it.
    pub content: Content<'a>,
}

/// A stretch of a page without headings.
#[derive(Clone, Debug)]
pub struct Content<'a> {
    /// All of it, without empty lines before and white space behind it.
    pub text: Excerpt<'a>,
    /// Its blocks in order.
    pub blocks: Vec<Block<'a>>,
}

/// A block of a page that lies in no other block.
#[derive(Clone, Debug)]
pub enum Block<'a> {
    /// Plain text.
    Paragraph(Excerpt<'a>),
    /// Code between fences.
    Fence(Fence<'a>),
    /// A table.
    Table(Table<'a>),
    /// An HTML comment, without its marks.
    Comment(Excerpt<'a>),
    /// A block quotation, with its marks.
    Quote(Excerpt<'a>),
    /// A list.
    List(List<'a>),
    /// Anything else, such as HTML, a rule, or indented code.
    Other(Excerpt<'a>),
}

/// Code between fences.
#[derive(Clone, Copy, Debug)]
pub struct Fence<'a> {
    /// The whole block with its fences.
    pub text: Excerpt<'a>,
    /// What stands behind the opening fence: the code's language.
    pub info: Excerpt<'a>,
    /// The code, without the line break before the closing fence.
    pub body: Excerpt<'a>,
}

/// A list.
#[derive(Clone, Debug)]
pub struct List<'a> {
    /// The whole list.
    pub text: Excerpt<'a>,
    /// The items of the outermost level, with their marks.
    pub items: Vec<Excerpt<'a>>,
}

impl<'a> Page<'a> {
    /// The section of the title: the first one, if its heading is of level 1.
    pub fn title(&self) -> Option<&Section<'a>> {
        self.sections.first().filter(|section| section.level == 1)
    }

    /// The sections of level 2, each with those of deeper levels behind it.
    pub fn parts(&self) -> impl Iterator<Item = (&Section<'a>, &[Section<'a>])> {
        let second = self.sections.iter().enumerate();
        let second = second.filter(|(_, section)| section.level == 2);
        second.filter_map(|(at, first)| {
            let rest = self.sections.get(at + 1..)?;
            let end = rest
                .iter()
                .position(|section| section.level <= 2)
                .unwrap_or(rest.len());
            Some((first, rest.get(..end)?))
        })
    }

    /// The blocks of all sections, in order.
    pub fn blocks(&self) -> impl Iterator<Item = &Block<'a>> {
        std::iter::once(&self.preamble)
            .chain(self.sections.iter().map(|section| &section.content))
            .flat_map(|content| &content.blocks)
    }
}

impl<'a> Content<'a> {
    /// The fences among the blocks.
    pub fn fences(&self) -> impl Iterator<Item = &Fence<'a>> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Fence(fence) => Some(fence),
            _ => None,
        })
    }

    /// The tables among the blocks.
    pub fn tables(&self) -> impl Iterator<Item = &Table<'a>> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        })
    }
}

impl<'a> Block<'a> {
    /// The block's text.
    pub fn text(&self) -> Excerpt<'a> {
        match self {
            Self::Paragraph(text) | Self::Comment(text) | Self::Quote(text) | Self::Other(text) => {
                *text
            }
            Self::Fence(fence) => fence.text,
            Self::Table(table) => table.text,
            Self::List(list) => list.text,
        }
    }
}
