//! Text to page structure.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag};

use super::{Block, Content, Fence, List, Page, Row, Section, Table};
use crate::source::{Excerpt, FileId, Sources};

/// The structure of a file's text; never fails, as every text is Markdown.
pub fn read<'a>(sources: &'a Sources, file: FileId) -> Page<'a> {
    let whole = Excerpt::whole(sources, file);
    let text = whole.strip_prefix("\u{feff}").unwrap_or(whole);
    let mut pieces = Vec::new();
    let mut open: Option<Open> = None;
    let mut depth = 0_usize;
    for (event, range) in Parser::new_ext(text.text(), Options::ENABLE_TABLES).into_offset_iter() {
        match (event, &mut open) {
            (Event::Start(tag), None) => {
                open = Some(Open::new(&tag, range));
                depth = 1;
            }
            (Event::Start(tag), Some(open)) => {
                if depth == 1 {
                    open.part(&tag, range);
                }
                depth += 1;
            }
            (Event::End(_), Some(done)) => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    done.close(text, &mut pieces);
                    open = None;
                }
            }
            (Event::Text(_), Some(open)) => open.code(range),
            (_, Some(_)) => {}
            (_, None) => pieces.push(Piece::Block(Block::Other(text.slice(range).trim()))),
        }
    }
    assemble(whole, text, pieces)
}

enum Piece<'a> {
    Heading(u8, Excerpt<'a>),
    Block(Block<'a>),
}

enum Kind {
    Paragraph,
    Heading(u8),
    Fence,
    Table,
    Html,
    Quote,
    List,
    Other,
}

/// A block of the outermost level whose end has not been reached.
struct Open {
    kind: Kind,
    range: Range<usize>,
    parts: Vec<Range<usize>>,
    code: Option<Range<usize>>,
}

impl Open {
    fn new(tag: &Tag<'_>, range: Range<usize>) -> Self {
        let kind = match tag {
            Tag::Paragraph => Kind::Paragraph,
            Tag::Heading { level, .. } => Kind::Heading(*level as u8),
            Tag::CodeBlock(CodeBlockKind::Fenced(_)) => Kind::Fence,
            Tag::Table(_) => Kind::Table,
            Tag::HtmlBlock => Kind::Html,
            Tag::BlockQuote(_) => Kind::Quote,
            Tag::List(_) => Kind::List,
            _ => Kind::Other,
        };
        Self {
            kind,
            range,
            parts: Vec::new(),
            code: None,
        }
    }

    fn part(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        if matches!(tag, Tag::TableHead | Tag::TableRow | Tag::Item) {
            self.parts.push(range);
        }
    }

    fn code(&mut self, range: Range<usize>) {
        if matches!(self.kind, Kind::Fence) {
            let start = self.code.as_ref().map_or(range.start, |code| code.start);
            self.code = Some(start..range.end);
        }
    }

    fn close<'a>(&self, page: Excerpt<'a>, pieces: &mut Vec<Piece<'a>>) {
        let text = page.slice(self.range.clone()).trim();
        let block = match self.kind {
            Kind::Heading(level) if text.text().starts_with('#') => {
                return pieces.push(Piece::Heading(level, text));
            }
            Kind::Html => return html(text, pieces),
            Kind::Paragraph => Block::Paragraph(text),
            Kind::Fence => Block::Fence(self.fence(page, text)),
            Kind::Table => Block::Table(self.table(page, text)),
            Kind::Quote => Block::Quote(text),
            Kind::List => Block::List(List {
                text,
                items: self
                    .parts
                    .iter()
                    .map(|part| page.slice(part.clone()).trim())
                    .collect(),
            }),
            // A line of dashes below a paragraph makes it a heading, which in prose is an accident.
            Kind::Heading(_) | Kind::Other => Block::Other(text),
        };
        pieces.push(Piece::Block(block));
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
        let mut rows = self.parts.iter().map(|part| {
            let rest = page.slice(part.start..usize::MAX);
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
fn html<'a>(text: Excerpt<'a>, pieces: &mut Vec<Piece<'a>>) {
    let mut comments = Vec::new();
    let mut rest = text;
    while let Some(open) = rest.strip_prefix("<!--") {
        let Some(end) = open.text().find("-->") else {
            break;
        };
        comments.push(Piece::Block(Block::Comment(open.slice(0..end).trim())));
        rest = open.slice(end + "-->".len()..usize::MAX).trim();
    }
    if rest.is_empty() {
        pieces.append(&mut comments);
    } else {
        pieces.push(Piece::Block(Block::Other(text)));
    }
}

fn assemble<'a>(whole: Excerpt<'a>, text: Excerpt<'a>, pieces: Vec<Piece<'a>>) -> Page<'a> {
    let mut preamble = Content {
        text: text.slice(0..0),
        blocks: Vec::new(),
    };
    let mut sections: Vec<Section<'a>> = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Heading(level, heading) => {
                close(&mut sections, text.slice(0..0), &mut preamble, heading);
                sections.push(Section {
                    level,
                    heading,
                    title: heading_text(heading, level),
                    content: Content {
                        text: heading.slice(usize::MAX..usize::MAX),
                        blocks: Vec::new(),
                    },
                });
            }
            Piece::Block(block) => match sections.last_mut() {
                Some(section) => section.content.blocks.push(block),
                None => preamble.blocks.push(block),
            },
        }
    }
    let end = text.slice(usize::MAX..usize::MAX);
    close(&mut sections, text.slice(0..0), &mut preamble, end);
    Page {
        text: whole,
        preamble,
        sections,
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

fn heading_text(heading: Excerpt<'_>, level: u8) -> Excerpt<'_> {
    let title = heading.slice(usize::from(level)..usize::MAX).trim();
    let text = title.text();
    let open = text.trim_end_matches('#');
    // Marks at the end close a heading only where a space stands before them.
    if open.is_empty() || open.ends_with([' ', '\t']) {
        title.slice(0..open.len()).trim()
    } else {
        title
    }
}
