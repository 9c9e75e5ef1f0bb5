//! The title of a model's page, and the description below it.

use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::markdown::{Block, Content, Page};
use crate::source::{Excerpt, file_name};

use super::text;

/// The title of a page, which names its model.
pub(super) struct Title<'a> {
    /// The name as written, without strikethrough.
    pub(super) text: Excerpt<'a>,
    /// Whether it is struck through.
    pub(super) struck: bool,
    /// The number of sections that it takes: none if it is in the front matter.
    pub(super) sections: usize,
}

/// The title of a page. An unreadable one is reported and replaced by the heading's text.
pub(super) fn title<'a>(page: &Page<'a>, diagnostics: &mut Diagnostics) -> Title<'a> {
    let help = "a page starts with `# Name`, or with `# ~~Name~~` if the type is deprecated";
    let mut fault = |place: Excerpt<'_>, message: &str| {
        let span = place.span();
        diagnostics.push(Diagnostic::new(Code::UnreadableTitle, span, message).help(help));
    };
    let front = page.front_matter().and_then(|matter| matter.get("title"));
    let front = front.map(|title| named(title, 0));
    let front = front.filter(Title::is_name);
    let heading = page.title();
    if let Some(section) = heading {
        let title = named(section.title, 1);
        if title.is_name() {
            if let (Some(block), None) = (stray(page).next(), &front) {
                fault(block.text(), "expected the title first");
            }
            return title;
        }
        return front.unwrap_or_else(|| {
            fault(section.heading, "the title does not name one type");
            title
        });
    }
    front.unwrap_or_else(|| {
        let first = page.sections.first();
        let place = first.map_or(page.text.slice(0..0), |section| section.heading);
        let is_late = page.sections.iter().any(|section| section.level == 1);
        match stray(page).next() {
            Some(block) if is_late => fault(block.text(), "expected the title first"),
            _ => fault(place, "missing title"),
        }
        Title {
            text: page.text.slice(0..0),
            struck: false,
            sections: 0,
        }
    })
}

fn named(title: Excerpt<'_>, sections: usize) -> Title<'_> {
    let (text, struck) = text::unstruck(title);
    Title {
        text,
        struck,
        sections,
    }
}

/// The blocks before the first heading that are text.
fn stray<'p, 'a>(page: &'p Page<'a>) -> impl Iterator<Item = &'p Block<'a>> {
    page.preamble.blocks.iter().filter(|block| {
        !matches!(
            block,
            Block::Comment(_) | Block::FrontMatter(_) | Block::Script(_)
        )
    })
}

impl<'a> Title<'a> {
    fn is_name(&self) -> bool {
        let part = |next: char| next.is_alphanumeric() || "_$.-".contains(next);
        let name = text::unescape(self.text.text());
        !name.is_empty() && name.chars().all(part)
    }

    /// The name of the model; that of the file if the page has no title.
    pub(super) fn name(&self) -> String {
        if self.text.is_empty() {
            let file = file_name(self.text.path());
            return file
                .rsplit_once('.')
                .map_or(file, |(stem, _)| stem)
                .to_owned();
        }
        text::unescape(self.text.text())
    }

    /// The contents of the description: below the title, and below headings up to the section at `end`.
    pub(super) fn lead<'p>(&self, page: &'p Page<'a>, end: usize) -> Vec<&'p Content<'a>> {
        let sections = page.sections.get(..end.max(self.sections));
        let sections = sections.unwrap_or(&page.sections).iter();
        let preamble = (self.sections == 0).then_some(&page.preamble);
        let contents = preamble
            .into_iter()
            .chain(sections.map(|section| &section.content));
        contents.collect()
    }

    /// The text of the description.
    pub(super) fn lead_text(&self, page: &Page<'a>, contents: &[&Content<'a>]) -> Excerpt<'a> {
        let start = match page.sections.first().filter(|_| self.sections > 0) {
            Some(section) => section.heading.gap(section.content.text),
            None => match stray(page).next() {
                Some(block) => block.text().slice(0..0),
                None => match page.sections.first().filter(|_| contents.len() > 1) {
                    Some(section) => section.heading.slice(0..0),
                    None => return self.text.slice(0..0),
                },
            },
        };
        match contents.last() {
            Some(last) => start.through(last.text),
            None => start,
        }
    }
}
