//! The blocks of a page.

use super::{Table, Tag};
use crate::source::Excerpt;

/// A block of a page, or of a list item.
#[derive(Clone, Debug)]
pub enum Block<'a> {
    /// Plain text.
    Paragraph(Excerpt<'a>),
    /// Code between fences.
    Fence(Fence<'a>),
    /// A table.
    Table(Table<'a>),
    /// An HTML comment, or one of MDX, without its marks.
    Comment(Excerpt<'a>),
    /// A block quotation, with its marks.
    Quote(Excerpt<'a>),
    /// A list.
    List(List<'a>),
    /// HTML other than comments.
    Html(Excerpt<'a>),
    /// The opening tag of a JSX component. The blocks of its content follow.
    Component(Component<'a>),
    /// The closing tag of a JSX component.
    ComponentEnd(Tag<'a>),
    /// The lines of metadata at the start of a page.
    FrontMatter(FrontMatter<'a>),
    /// `import` and `export` of MDX.
    Script(Excerpt<'a>),
    /// Anything else, such as a rule or indented code.
    Other(Excerpt<'a>),
}

/// Code between fences.
#[derive(Clone, Copy, Debug)]
pub struct Fence<'a> {
    /// The whole block with its fences.
    pub text: Excerpt<'a>,
    /// The rest of the opening fence's line: the code's language.
    pub info: Excerpt<'a>,
    /// The code, without the line break before the closing fence.
    pub body: Excerpt<'a>,
}

/// A list.
#[derive(Clone, Debug)]
pub struct List<'a> {
    /// The whole list.
    pub text: Excerpt<'a>,
    /// The items of its outermost level.
    pub items: Vec<Item<'a>>,
}

/// An item of a list.
#[derive(Clone, Debug)]
pub struct Item<'a> {
    /// The whole item with its mark, such as `-` or `1.`.
    pub text: Excerpt<'a>,
    /// Its blocks, of which nested lists are some.
    pub blocks: Vec<Block<'a>>,
}

/// A JSX component that begins a line.
#[derive(Clone, Debug)]
pub struct Component<'a> {
    /// Its opening or only tag.
    pub tag: Tag<'a>,
    /// Everything up to its closing tag; `None` if it has none. Headings and tables in it are
    /// sections and blocks of the page like any other.
    pub content: Option<Excerpt<'a>>,
}

/// The lines of metadata at the start of a page.
#[derive(Clone, Copy, Debug)]
pub struct FrontMatter<'a> {
    /// All of it with the lines of dashes around it.
    pub text: Excerpt<'a>,
    /// The lines between those.
    pub body: Excerpt<'a>,
}

impl<'a> Block<'a> {
    /// The block's text; of a component its opening tag.
    pub fn text(&self) -> Excerpt<'a> {
        match self {
            Self::Paragraph(text)
            | Self::Comment(text)
            | Self::Quote(text)
            | Self::Html(text)
            | Self::Script(text)
            | Self::Other(text) => *text,
            Self::Fence(fence) => fence.text,
            Self::Table(table) => table.text,
            Self::List(list) => list.text,
            Self::Component(component) => component.tag.text,
            Self::ComponentEnd(tag) => tag.text,
            Self::FrontMatter(matter) => matter.text,
        }
    }
}

impl<'a> Item<'a> {
    /// The items of the lists directly below this item.
    pub fn items(&self) -> impl Iterator<Item = &Item<'a>> {
        let lists = self.blocks.iter().filter_map(|block| match block {
            Block::List(list) => Some(&list.items),
            _ => None,
        });
        lists.flatten()
    }

    /// The text of the first block without the item's mark, if that is a paragraph.
    pub fn lead(&self) -> Option<Excerpt<'a>> {
        match self.blocks.first() {
            Some(Block::Paragraph(text)) => Some(*text),
            _ => None,
        }
    }
}
