//! Writes blocks as lines.

use pulldown_cmark::Alignment;

use super::inline::InlineWriter;
use super::tree::{Block, Row};
use super::wrap;
use crate::source::fence;

/// The maximum width of a line: with the prefix `    /// `, it ends at column 100.
const WIDTH: usize = 92;

/// The minimum width of a nested line.
const MIN_WIDTH: usize = 40;

/// The lines of a text without markup.
pub(super) fn paragraph(text: &str) -> Vec<String> {
    wrap::lines(text, WIDTH)
}

/// Writes the lines of a doc comment.
#[derive(Clone, Copy)]
pub(super) struct Writer<'a> {
    inline: InlineWriter<'a>,
}

impl<'a> Writer<'a> {
    /// A writer that resolves pages with `links`.
    pub(super) fn new(links: &'a dyn Fn(&str) -> Option<String>) -> Self {
        Self {
            inline: InlineWriter::new(links),
        }
    }

    /// A writer that omits emphasis.
    pub(super) fn without_emphasis(self) -> Self {
        Self {
            inline: InlineWriter {
                has_emphasis: false,
                ..self.inline
            },
        }
    }

    /// The lines of a document.
    pub(super) fn document(&self, blocks: &[Block]) -> Vec<String> {
        let has_title = blocks
            .iter()
            .any(|block| matches!(block, Block::Heading(1, _)));
        let mut lines = self.blocks(blocks, WIDTH, u8::from(has_title));
        lines
            .iter_mut()
            .for_each(|line| line.truncate(line.trim_end().len()));
        let start = lines.iter().take_while(|line| line.is_empty()).count();
        lines.drain(..start);
        while lines.last().is_some_and(String::is_empty) {
            lines.pop();
        }
        lines
    }

    /// The lines of blocks. `demotion` is added to the level of headings, so that they rank below the item.
    fn blocks(&self, blocks: &[Block], width: usize, demotion: u8) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        let mut before: Option<&Block> = None;
        let mut is_second_list = false;
        for block in blocks {
            // Adjacent lists with equal markers would merge.
            is_second_list = !is_second_list && are_lists_alike(before, block);
            let written = self.block(block, width, demotion, is_second_list);
            if written.is_empty() {
                continue;
            }
            let is_tight = matches!(before, Some(Block::Plain(_)))
                && !matches!(block, Block::Plain(_) | Block::Paragraph(_));
            if !lines.is_empty() && !is_tight {
                lines.push(String::new());
            }
            lines.extend(written);
            before = Some(block);
        }
        lines
    }

    fn block(&self, block: &Block, width: usize, demotion: u8, is_second: bool) -> Vec<String> {
        match block {
            Block::Paragraph(content) | Block::Plain(content) => {
                wrap::lines(&self.inline.write(content), width)
            }
            Block::Heading(level, content) => {
                let mut text = wrap::one_line(&self.inline.write(content));
                if text.ends_with('#') {
                    text.insert(text.len() - 1, '\\');
                }
                let marks = "#".repeat(usize::from(level + demotion).min(6));
                if text.is_empty() {
                    Vec::new()
                } else {
                    vec![format!("{marks} {text}")]
                }
            }
            Block::Code(language, code) => fenced(language, code),
            Block::Quote(blocks) => {
                let inner = self.blocks(blocks, narrower(width, 2), demotion);
                prefixed(inner, "> ", "> ")
            }
            Block::List(start, items) => self.list(*start, items, width, demotion, is_second),
            Block::Table(alignments, rows) => self.table(alignments, rows),
            Block::Rule => vec!["***".to_owned()],
        }
    }

    fn list(
        &self,
        start: Option<u64>,
        items: &[Vec<Block>],
        width: usize,
        demotion: u8,
        is_second: bool,
    ) -> Vec<String> {
        let is_loose = items
            .iter()
            .flatten()
            .any(|block| matches!(block, Block::Paragraph(_)));
        let mut lines = Vec::new();
        let mut is_empty = true;
        for (at, item) in (0_u64..).zip(items) {
            let mark = match (start, is_second) {
                (None, false) => "- ".to_owned(),
                (None, true) => "* ".to_owned(),
                (Some(start), false) => format!("{}. ", start.saturating_add(at)),
                (Some(start), true) => format!("{}) ", start.saturating_add(at)),
            };
            let inner = self.blocks(item, narrower(width, mark.len()), demotion);
            if is_loose && at > 0 {
                lines.push(String::new());
            }
            is_empty &= inner.is_empty();
            if inner.is_empty() {
                lines.push(mark);
            } else {
                lines.extend(prefixed(inner, &mark, &" ".repeat(mark.len())));
            }
        }
        // Empty markers are noise, and three of them would be a thematic break.
        if is_empty {
            lines.clear();
        }
        lines
    }

    fn table(&self, alignments: &[Alignment], rows: &[Row]) -> Vec<String> {
        let inline = InlineWriter {
            is_in_table: true,
            ..self.inline
        };
        let line = |cells: Vec<String>| -> String {
            cells.iter().fold("|".to_owned(), |line, cell| {
                let blank = if cell.is_empty() { "" } else { " " };
                line + blank + cell + " |"
            })
        };
        let mut lines: Vec<String> = rows
            .iter()
            .map(|row| {
                line(
                    row.iter()
                        .map(|cell| wrap::one_line(&inline.write(cell)))
                        .collect(),
                )
            })
            .collect();
        let rule = alignments
            .iter()
            .map(|alignment| match alignment {
                Alignment::None => "---",
                Alignment::Left => ":--",
                Alignment::Center => ":-:",
                Alignment::Right => "--:",
            })
            .map(str::to_owned)
            .collect();
        if !lines.is_empty() {
            lines.insert(1, line(rule));
        }
        lines
    }
}

fn are_lists_alike(before: Option<&Block>, block: &Block) -> bool {
    match (before, block) {
        (Some(Block::List(before, _)), Block::List(start, _)) => {
            before.is_some() == start.is_some()
        }
        _ => false,
    }
}

fn narrower(width: usize, by: usize) -> usize {
    width.saturating_sub(by).max(MIN_WIDTH)
}

/// The lines with one prefix for the first and another for the others, without trailing spaces.
fn prefixed(lines: Vec<String>, first: &str, other: &str) -> Vec<String> {
    lines
        .into_iter()
        .enumerate()
        .map(|(at, line)| {
            let prefix = if at == 0 { first } else { other };
            format!("{prefix}{line}").trim_end().to_owned()
        })
        .collect()
}

/// Code in a fence that is longer than any in the code.
fn fenced(language: &str, code: &[String]) -> Vec<String> {
    let fence = fence(code.iter().map(String::as_str), 3);
    let mut lines = vec![format!("{fence}{language}")];
    lines.extend(code.iter().cloned());
    lines.push(fence);
    lines
}
