//! The kinds of pages.

use crate::front::front_end::Confidence;
use crate::front::speakeasy::type_syntax::Evidence;
use crate::markdown::{Block, Content, Page, Section};
use crate::source::Excerpt;

use super::{fields, usage, values};

/// The section of a struct.
pub(super) const FIELDS: &str = "Fields";
/// The section of an enum.
pub(super) const VALUES: &str = "Values";
/// The section of a union.
pub(super) const SUPPORTED_TYPES: &str = "Supported Types";
/// The section of an example.
pub(super) const EXAMPLE: &str = "Example Usage";
/// All sections of a model.
pub(super) const SECTIONS: [&str; 4] = [EXAMPLE, FIELDS, VALUES, SUPPORTED_TYPES];

/// The kind of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// One model.
    Model,
    /// The methods of one group.
    Operations,
    /// Prose.
    Other,
    /// A page in the folder of models without a model.
    Unknown,
}

/// The kind of a page by its folder and sections; `has_folder` is whether any page is in `models`.
pub(super) fn classify(page: &Page<'_>, has_folder: bool) -> Kind {
    let folders = page
        .text
        .path()
        .rsplit_once('/')
        .map(|(folders, _)| folders);
    let mut folders = folders.into_iter().flat_map(|path| path.split('/'));
    let folder = folders.find(|folder| matches!(*folder, "models" | "sdks"));
    let is_outermost = !page.text.path().contains('/');
    let titled = page.parts().any(|(section, _)| is_body(section));
    match folder {
        Some("models") if titled => Kind::Model,
        Some("models") => Kind::Unknown,
        Some(_) => Kind::Operations,
        _ if usage::comments(page.blocks()).next().is_some() => Kind::Operations,
        None if is_outermost && titled && !has_folder => Kind::Model,
        // Elsewhere, prose may have a section with one of these names.
        _ if page.parts().any(|(section, rest)| is_model(section, rest)) => Kind::Model,
        None if is_outermost && !has_folder && lost_table(page).is_some() => Kind::Unknown,
        _ => Kind::Other,
    }
}

/// Whether a section is called like one that describes a type.
pub(super) fn is_body(section: &Section<'_>) -> bool {
    matches!(section.title.text(), FIELDS | VALUES | SUPPORTED_TYPES)
}

/// Whether a section describes a type.
pub(super) fn is_model(section: &Section<'_>, rest: &[Section<'_>]) -> bool {
    let table = section.content.tables().next();
    match section.title.text() {
        FIELDS => table.is_some_and(fields::has_columns),
        VALUES => match table {
            Some(table) => table.has_columns(&values::COLUMNS),
            None => section.content.fences().next().is_some(),
        },
        SUPPORTED_TYPES => rest
            .first()
            .is_some_and(|variant| variant.level == 3 && variant.title.text().starts_with('`')),
        _ => false,
    }
}

/// The table of fields that no heading of a model precedes: its place, and the heading before it.
pub(super) fn lost_table<'a>(page: &Page<'a>) -> Option<(Excerpt<'a>, Option<&'a str>)> {
    let has_fields = |content: &Content<'a>| {
        let table = content.tables().find(|table| fields::has_columns(table));
        table.map(|table| table.header.line)
    };
    if let Some(line) = has_fields(&page.preamble) {
        return Some((line, None));
    }
    page.sections.iter().find_map(|section| {
        let line = has_fields(&section.content)?;
        Some(if section.level > 1 {
            (section.heading, Some(section.title.text()))
        } else {
            (line, None)
        })
    })
}

/// The evidence of the pages about their dialect.
pub(super) fn evidence<'a>(pages: &[(Page<'a>, Kind)]) -> Evidence<'a> {
    let mut evidence = Evidence::default();
    for (page, kind) in pages {
        match kind {
            Kind::Model => of_model(page, &mut evidence),
            Kind::Operations => {
                let comments = usage::comments(page.blocks());
                let languages = comments.filter_map(|usage| usage.attribute("language"));
                evidence.languages.extend(languages);
            }
            Kind::Other | Kind::Unknown => {}
        }
    }
    evidence
}

/// The fences of the sections of a model, and the cells of its table: a description may have other ones.
fn of_model<'a>(page: &Page<'a>, evidence: &mut Evidence<'a>) {
    let parts = page.parts();
    let known = parts.filter(|(section, _)| SECTIONS.contains(&section.title.text()));
    let sections = known.flat_map(|(section, rest)| std::iter::once(section).chain(rest));
    for block in sections.flat_map(|section| &section.content.blocks) {
        match block {
            Block::Fence(fence) if !fence.info.is_empty() => evidence.languages.push(fence.info),
            Block::Table(table) if fields::has_columns(table) => {
                let cells = table.rows.iter().filter_map(|row| row.cells.get(1));
                evidence.types.extend(cells);
            }
            _ => {}
        }
    }
}

/// The certainty that a page is one of Speakeasy's.
pub(super) fn claim(page: &Page<'_>) -> Confidence {
    let is_operation = || usage::comments(page.blocks()).next().is_some();
    if page.parts().any(|(section, rest)| is_model(section, rest)) || is_operation() {
        Confidence::STRONG
    } else if page.parts().any(|(section, _)| is_body(section)) {
        Confidence::WEAK
    } else {
        Confidence::NONE
    }
}
