//! The kinds of pages.

use crate::diagnostics::{Code, Diagnostic};
use crate::front::front_end::Confidence;
use crate::front::speakeasy::type_syntax::Evidence;
use crate::markdown::{Block, Page, Section};

use super::{fields, usage, values};

/// The section of a struct.
pub(super) const FIELDS: &str = "Fields";
/// The section of an enum.
pub(super) const VALUES: &str = "Values";
/// The section of a union.
pub(super) const SUPPORTED_TYPES: &str = "Supported Types";
/// The section of an example.
pub(super) const EXAMPLE: &str = "Example Usage";

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
    let folder = page.text.path().split_once('/').map(|(first, _)| first);
    let titled = page
        .parts()
        .any(|(section, _)| matches!(section.title.text(), FIELDS | VALUES | SUPPORTED_TYPES));
    match folder {
        Some("models") if titled => Kind::Model,
        Some("models") => Kind::Unknown,
        Some("sdks") => Kind::Operations,
        _ if usage::comments(page.blocks()).next().is_some() => Kind::Operations,
        None if titled && !has_folder => Kind::Model,
        // Elsewhere, prose may have a section with one of these names.
        _ if page.parts().any(|(section, rest)| is_model(section, rest)) => Kind::Model,
        _ => Kind::Other,
    }
}

fn is_model(section: &Section<'_>, rest: &[Section<'_>]) -> bool {
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

/// The evidence of the pages about their dialect.
pub(super) fn evidence<'a>(pages: &[(Page<'a>, Kind)]) -> Evidence<'a> {
    let mut evidence = Evidence::default();
    for (page, kind) in pages {
        match kind {
            Kind::Model => {
                for block in page.sections.iter().skip(1).flat_map(|s| &s.content.blocks) {
                    match block {
                        Block::Fence(fence) if !fence.info.is_empty() => {
                            evidence.languages.push(fence.info);
                        }
                        Block::Table(table) if fields::has_columns(table) => {
                            let cells = table.rows.iter().filter_map(|row| row.cells.get(1));
                            evidence.types.extend(cells);
                        }
                        _ => {}
                    }
                }
            }
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

/// The error about a page in `models` without a model.
pub(super) fn unknown(page: &Page<'_>) -> Diagnostic {
    let place = match page.sections.first() {
        Some(section) => section.heading,
        None => page
            .text
            .slice(0..page.text.text().find('\n').unwrap_or(usize::MAX)),
    };
    Diagnostic::new(
        Code::UnknownPage,
        place.span(),
        "the page has no model",
    )
    .help(format!(
        "a model's page has a section `## {FIELDS}`, `## {VALUES}` or `## {SUPPORTED_TYPES}`; a page of another kind belongs outside `models`"
    ))
}

/// The certainty that a page is one of Speakeasy's.
pub(super) fn claim(page: &Page<'_>) -> Confidence {
    let is_operation = || usage::comments(page.blocks()).next().is_some();
    let is_titled = || {
        page.parts()
            .any(|(section, _)| matches!(section.title.text(), FIELDS | VALUES | SUPPORTED_TYPES))
    };
    if page.parts().any(|(section, rest)| is_model(section, rest)) || is_operation() {
        Confidence::STRONG
    } else if is_titled() {
        Confidence::WEAK
    } else {
        Confidence::NONE
    }
}
