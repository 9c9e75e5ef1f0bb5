//! Headings and blocks to sections.

use std::sync::OnceLock;

use super::block::Block;
use super::definitions::Definitions;
use super::page::{Content, Flavor, HeadingStyle, Page, Section};
use crate::source::Excerpt;

/// A heading, or a block of the outermost level.
pub(super) enum Piece<'a> {
    Heading {
        level: u8,
        style: HeadingStyle,
        text: Excerpt<'a>,
    },
    Block(Block<'a>),
}

/// A page from its pieces in order; `text` is the page without a byte order mark.
pub(super) fn assemble<'a>(
    whole: Excerpt<'a>,
    text: Excerpt<'a>,
    flavor: Flavor,
    definitions: Definitions,
    pieces: impl Iterator<Item = Piece<'a>>,
) -> Page<'a> {
    let start = text.slice(0..0);
    let mut preamble = Content {
        text: start,
        blocks: Vec::new(),
    };
    let mut sections: Vec<Section<'a>> = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Heading { level, style, text } => {
                close(&mut sections, start, &mut preamble, text);
                sections.push(Section {
                    level,
                    style,
                    heading: text,
                    title: heading_text(text, level, style),
                    content: Content {
                        text: text.slice(usize::MAX..usize::MAX),
                        blocks: Vec::new(),
                    },
                    parent: None,
                    end: 0,
                });
            }
            Piece::Block(block) => match sections.last_mut() {
                Some(section) => section.content.blocks.push(block),
                None => preamble.blocks.push(block),
            },
        }
    }
    let end = text.slice(usize::MAX..usize::MAX);
    close(&mut sections, start, &mut preamble, end);
    nest(&mut sections);
    Page {
        text: whole,
        flavor,
        preamble,
        sections,
        definitions,
        anchors: OnceLock::new(),
    }
}

/// Gives the section that is being read, or the preamble, its text: all up to what comes next.
fn close<'a>(
    sections: &mut [Section<'a>],
    start: Excerpt<'a>,
    preamble: &mut Content<'a>,
    next: Excerpt<'a>,
) {
    match sections.last_mut() {
        Some(section) => section.content.text = section.heading.gap(next).trim_lines(),
        None => preamble.text = start.gap(next).trim_lines(),
    }
}

/// Finds the parent and the end of each section.
fn nest(sections: &mut [Section<'_>]) {
    let mut open: Vec<(usize, u8)> = Vec::new();
    for at in 0..=sections.len() {
        // The end of the page ends all sections.
        let level = sections.get(at).map_or(0, |section| section.level);
        while let Some((last, _)) = open.pop_if(|(_, last)| *last >= level) {
            if let Some(section) = sections.get_mut(last) {
                section.end = at;
            }
        }
        if let Some(section) = sections.get_mut(at) {
            section.parent = open.last().map(|(last, _)| *last);
            open.push((at, level));
        }
    }
}

fn heading_text(heading: Excerpt<'_>, level: u8, style: HeadingStyle) -> Excerpt<'_> {
    if style == HeadingStyle::Underlined {
        let end = heading.text().rfind('\n').unwrap_or(0);
        return heading.slice(0..end).trim();
    }
    let title = heading.slice(usize::from(level)..usize::MAX).trim();
    let text = title.text();
    let open = text.trim_end_matches('#');
    // Trailing markers close a heading only after a space.
    if open.is_empty() || open.ends_with([' ', '\t']) {
        title.slice(0..open.len()).trim()
    } else {
        title
    }
}

impl<'a> Page<'a> {
    /// The same page with underlined headings as blocks: in prose a line of dashes below a
    /// paragraph is mostly an accident. `None` if there are none.
    pub fn without_underlined(&self) -> Option<Self> {
        let is_underlined = |section: &Section<'_>| section.style == HeadingStyle::Underlined;
        if !self.sections.iter().any(is_underlined) {
            return None;
        }
        let blocks = |content: &Content<'a>| content.blocks.clone().into_iter().map(Piece::Block);
        let pieces = self.sections.iter().flat_map(|section| {
            let heading = if is_underlined(section) {
                Piece::Block(Block::Other(section.heading))
            } else {
                Piece::Heading {
                    level: section.level,
                    style: section.style,
                    text: section.heading,
                }
            };
            std::iter::once(heading).chain(blocks(&section.content))
        });
        let text = self.text.strip_prefix("\u{feff}").unwrap_or(self.text);
        Some(assemble(
            self.text,
            text,
            self.flavor,
            self.definitions.clone(),
            blocks(&self.preamble).chain(pieces),
        ))
    }
}
