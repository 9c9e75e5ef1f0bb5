//! Sections as a tree.

use std::ops::Deref;

use super::anchors::Anchors;
use super::block::Block;
use super::page::{Page, Section};
use super::tag::scan;
use crate::source::{Destination, Excerpt, destination};

/// A section with its neighbours in the tree of headings.
#[derive(Clone, Copy, Debug)]
pub struct Node<'p, 'a> {
    page: &'p Page<'a>,
    at: usize,
    section: &'p Section<'a>,
}

impl<'a> Page<'a> {
    /// All sections in the order of the page.
    pub fn nodes(&self) -> impl DoubleEndedIterator<Item = Node<'_, 'a>> + ExactSizeIterator {
        let sections = self.sections.iter().enumerate();
        sections.map(|(at, section)| Node {
            page: self,
            at,
            section,
        })
    }

    /// The sections that are below no other one.
    pub fn roots(&self) -> impl Iterator<Item = Node<'_, 'a>> {
        self.siblings(0, self.sections.len())
    }

    /// The section at a position of [`Page::sections`].
    pub fn node(&self, at: usize) -> Option<Node<'_, 'a>> {
        let section = self.sections.get(at)?;
        Some(Node {
            page: self,
            at,
            section,
        })
    }

    /// The section of the heading or row to which an anchor (without `#`) leads.
    pub fn find(&self, anchor: &str) -> Option<Node<'_, 'a>> {
        self.node(self.anchors().find(anchor)?)
    }

    /// The page and the anchor to which a link on this page leads; see [`destination`].
    pub fn destination(&self, target: &str) -> Option<Destination> {
        destination(self.text.path(), target)
    }

    fn siblings(&self, first: usize, end: usize) -> impl Iterator<Item = Node<'_, 'a>> {
        let first = self.node(first).filter(move |node| node.at < end);
        std::iter::successors(first, move |node| {
            self.node(node.section.end).filter(|node| node.at < end)
        })
    }

    /// Made when first needed: most pages of one model are read without their anchors.
    fn anchors(&self) -> &Anchors {
        self.anchors.get_or_init(|| {
            let before = std::iter::once(&self.preamble)
                .chain(self.sections.iter().map(|section| &section.content));
            let headings = self.sections.iter().zip(before);
            Anchors::new(headings.map(|(section, before)| {
                let (title, id) = without_id(section.title);
                let mut title = self.inline(title);
                title.anchors.extend(id.map(str::to_owned));
                if let Some(Block::Paragraph(last) | Block::Html(last)) = before.blocks.last()
                    && last.text().starts_with('<')
                {
                    let last = self.inline(*last);
                    if last.text().is_empty() {
                        title.anchors.extend(last.anchors);
                    }
                }
                let inner = inner_anchors(section.content.text);
                (title.text(), title.anchors, inner)
            }))
        })
    }
}

/// The anchors that tags in a section's text define, such as those of rows: `<a name="x">`.
fn inner_anchors(text: Excerpt<'_>) -> Vec<String> {
    let mut budget = text.text().len();
    let tags = text.text().match_indices("<a ");
    let tags = tags.filter_map(|(at, _)| scan(text.slice(at..usize::MAX), &mut budget));
    let anchors = tags.filter_map(|tag| tag.attribute("name").or_else(|| tag.attribute("id")));
    anchors.map(|anchor| anchor.text().to_owned()).collect()
}

/// A title without the anchor at its end: `Text {#anchor}`.
fn without_id(title: Excerpt<'_>) -> (Excerpt<'_>, Option<&str>) {
    let text = title.text();
    let id = text
        .strip_suffix('}')
        .and_then(|text| text.rsplit_once("{#"));
    match id {
        Some((before, id)) if !id.is_empty() && !id.contains(['{', '}', ' ']) => {
            (title.slice(0..before.len()).trim(), Some(id))
        }
        _ => (title, None),
    }
}

impl<'p, 'a> Node<'p, 'a> {
    /// The section itself, which lives as long as the page.
    pub fn section(self) -> &'p Section<'a> {
        self.section
    }

    /// The position in [`Page::sections`].
    pub fn index(self) -> usize {
        self.at
    }

    /// The heading's text without marks, tags and `{#anchor}`.
    pub fn text(self) -> &'p str {
        let named = self.page.anchors().headings.get(self.at);
        named.map_or("", |named| &named.text)
    }

    /// The anchor of the heading on GitHub; unique on the page.
    pub fn anchor(self) -> &'p str {
        let named = self.page.anchors().headings.get(self.at);
        named.map_or("", |named| &named.slug)
    }

    /// The anchors that are written in or right before the heading: `<a name="x">`, `{#x}`.
    pub fn explicit_anchors(self) -> &'p [String] {
        let named = self.page.anchors().headings.get(self.at);
        named.map_or(&[], |named| &named.explicit)
    }

    /// The section around this one.
    pub fn parent(self) -> Option<Self> {
        self.page.node(self.section.parent?)
    }

    /// The sections around this one, from the innermost to the outermost.
    pub fn ancestors(self) -> impl Iterator<Item = Self> {
        std::iter::successors(self.parent(), |node| node.parent())
    }

    /// The sections directly below this one.
    pub fn children(self) -> impl Iterator<Item = Self> {
        self.page.siblings(self.at + 1, self.section.end)
    }

    /// The sections below this one on any level, in the order of the page.
    pub fn inside(self) -> &'p [Section<'a>] {
        let range = self.at + 1..self.section.end;
        self.page.sections.get(range).unwrap_or_default()
    }

    /// The texts of the headings from the outermost section around this one to this one.
    pub fn path(self) -> Vec<&'p str> {
        let mut path: Vec<_> = std::iter::once(self)
            .chain(self.ancestors())
            .map(Node::text)
            .collect();
        path.reverse();
        path
    }
}

impl<'a> Deref for Node<'_, 'a> {
    type Target = Section<'a>;

    fn deref(&self) -> &Section<'a> {
        self.section
    }
}
