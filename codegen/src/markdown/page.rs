//! A page, its sections and their contents.

use std::sync::OnceLock;

use super::anchors::Anchors;
use super::block::{Block, Fence, FrontMatter};
use super::definitions::Definitions;
use super::table::Table;
use crate::source::Excerpt;

/// A page: the text before its first heading, and its sections.
#[derive(Clone, Debug)]
pub struct Page<'a> {
    /// The whole page.
    pub text: Excerpt<'a>,
    /// The language of the page.
    pub flavor: Flavor,
    /// The part before the first heading.
    pub preamble: Content<'a>,
    /// The sections in the order of the page: a title is the first, of level 1.
    pub sections: Vec<Section<'a>>,
    pub(super) definitions: Definitions,
    pub(super) anchors: OnceLock<Anchors>,
}

/// A language of pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flavor {
    /// GitHub's Markdown. Components on lines of their own are blocks here, too.
    Markdown,
    /// Markdown with JSX: comments in braces, `import` and `export`.
    Mdx,
}

/// A heading and its content up to the next heading of any level.
///
/// Headings inside lists and quotations are not sections.
#[derive(Clone, Debug)]
pub struct Section<'a> {
    /// 1 for `#`, 2 for `##`, and so on.
    pub level: u8,
    /// How the heading is marked.
    pub style: HeadingStyle,
    /// The heading with its marks.
    pub heading: Excerpt<'a>,
    /// The heading's text without the marks of a heading, but with those of its text.
    pub title: Excerpt<'a>,
    /// The part up to the next heading.
    pub content: Content<'a>,
    /// The nearest heading before this one of a lower level.
    pub(super) parent: Option<usize>,
    /// The first section that is not below this one.
    pub(super) end: usize,
}

/// How a heading is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeadingStyle {
    /// By `#` before its text.
    Marked,
    /// By a line of `=` or `-` below its text.
    Underlined,
}

/// A part of a page without headings.
#[derive(Clone, Debug)]
pub struct Content<'a> {
    /// All of it, without empty lines before and white space after it.
    pub text: Excerpt<'a>,
    /// Its blocks in order.
    pub blocks: Vec<Block<'a>>,
}

impl Flavor {
    /// The language of a file of this name.
    pub fn of(path: &str) -> Self {
        if path.ends_with(".mdx") {
            Self::Mdx
        } else {
            Self::Markdown
        }
    }
}

impl<'a> Page<'a> {
    /// The section of the title: the first one, if its heading is of level 1.
    pub fn title(&self) -> Option<&Section<'a>> {
        self.sections.first().filter(|section| section.level == 1)
    }

    /// The sections of level 2, each with those of deeper levels after it.
    pub fn parts(&self) -> impl Iterator<Item = (&Section<'a>, &[Section<'a>])> {
        let second = self.sections.iter().enumerate();
        let second = second.filter(|(_, section)| section.level == 2);
        second.filter_map(|(at, first)| {
            let rest = self.sections.get(at + 1..first.end)?;
            Some((first, rest))
        })
    }

    /// The blocks of the preamble and of all sections, in order.
    pub fn blocks(&self) -> impl Iterator<Item = &Block<'a>> {
        std::iter::once(&self.preamble)
            .chain(self.sections.iter().map(|section| &section.content))
            .flat_map(|content| &content.blocks)
    }

    /// The metadata at the start of the page.
    pub fn front_matter(&self) -> Option<&FrontMatter<'a>> {
        match self.preamble.blocks.first() {
            Some(Block::FrontMatter(matter)) => Some(matter),
            _ => None,
        }
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
