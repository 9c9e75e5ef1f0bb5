//! Pages in the folder of models of which no section describes a type.

use crate::diagnostics::{Code, Diagnostic, did_you_mean};
use crate::markdown::{Block, Fence, Page, Section};
use crate::source::Excerpt;

use super::page::{FIELDS, SECTIONS, SUPPORTED_TYPES, VALUES, is_body, lost_table};

/// The finding about a page without a model: an error at the heading or fence that seems to be wrong, else a
/// warning.
pub(super) fn report(page: &Page<'_>) -> Diagnostic {
    if let Some(error) = fence_with_sections(page, false) {
        return error;
    }
    let misspelled = |section: &&Section<'_>| {
        let title = section.title.text();
        is_body(section) || section.level > 1 && did_you_mean(title, bodies()).is_some()
    };
    if let Some(section) = page.sections.iter().find(misspelled) {
        return misspelled_section(section);
    }
    if let Some((place, title)) = lost_table(page) {
        let message = match title {
            Some(title) => format!("the table of fields is below `{title}`"),
            None => "the table of fields has no heading".to_owned(),
        };
        return Diagnostic::new(Code::UnknownPage, place.span(), message).help(format!(
            "a table of fields is below the heading `## {FIELDS}`"
        ));
    }
    let place = match page.sections.first() {
        Some(section) => section.heading,
        None => first_line(page.text),
    };
    Diagnostic::new(
        Code::UnknownPage,
        place.span(),
        "the page has no model; it is ignored",
    )
    .warning()
    .help(format!(
        "a model's page has a section `## {FIELDS}`, `## {VALUES}` or `## {SUPPORTED_TYPES}`"
    ))
}

fn bodies() -> impl Iterator<Item = &'static str> {
    [FIELDS, VALUES, SUPPORTED_TYPES].into_iter()
}

fn misspelled_section(section: &Section<'_>) -> Diagnostic {
    let title = section.title.text();
    let span = section.heading.span();
    if is_body(section) {
        let message = format!("`{title}` is a heading of level {}", section.level);
        return Diagnostic::new(Code::UnknownPage, span, message)
            .help(format!("write it as `## {title}`"));
    }
    let message =
        format!("unknown section `{title}`, and the page has no other that describes a type");
    let help = did_you_mean(title, bodies()).unwrap_or_default();
    Diagnostic::new(Code::UnknownPage, span, message).help(help)
}

/// The error about a code block that contains headings of a model; `only_open` is whether closed ones may.
pub(super) fn fence_with_sections(page: &Page<'_>, only_open: bool) -> Option<Diagnostic> {
    let (fence, line) = page.blocks().find_map(|block| {
        let Block::Fence(fence) = block else {
            return None;
        };
        let is_meant = only_open && is_closed(fence);
        Some((fence, swallowed(fence).filter(|_| !is_meant)?))
    })?;
    let message = if is_closed(fence) {
        format!("the code block contains the heading `{line}`")
    } else {
        format!("the code block is never closed, and contains the heading `{line}`")
    };
    let place = first_line(fence.text);
    let help = format!("close the code block before `{line}`");
    Some(Diagnostic::new(Code::UnreadableSection, place.span(), message).help(help))
}

/// The first heading of a model in the code of a fence.
fn swallowed<'a>(fence: &Fence<'a>) -> Option<&'a str> {
    let mut lines = fence.body.text().lines().map(str::trim_end);
    lines.find(|line| {
        let section = line.strip_prefix("## ").map(str::trim);
        section.is_some_and(|title| SECTIONS.contains(&title))
            || !is_closed(fence) && line.starts_with("### `")
    })
}

/// Whether a fence has a closing line.
fn is_closed(fence: &Fence<'_>) -> bool {
    let text = fence.text.text();
    let mark = text.chars().next().unwrap_or('`');
    let marks = text.len() - text.trim_start_matches(mark).len();
    let last = text
        .trim_end()
        .rsplit_once('\n')
        .map(|(_, last)| last.trim());
    last.is_some_and(|last| last.len() >= marks && last.chars().all(|c| c == mark))
}

/// The first line of a text.
fn first_line(text: Excerpt<'_>) -> Excerpt<'_> {
    let end = text.text().find('\n').unwrap_or(text.text().len());
    text.slice(0..end)
}
