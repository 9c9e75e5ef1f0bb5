//! Pages of models.

use std::collections::HashSet;

use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::front::speakeasy::type_syntax::TypeSyntax;
use crate::markdown::{Content, Page, Section};
use crate::schema::{Example, ItemId, Model, ModelKind, Origin, Variant};

use super::outline::{Part, outline};
use super::page::{EXAMPLE, FIELDS, SUPPORTED_TYPES, VALUES};
use super::title::{Title, title};
use super::{examples, fields, text, unknown, value_docs, values};

/// Parses the page of a model. A page with errors gives a model without what cannot be read, so that fix-ups
/// and links find it.
pub(super) fn read(
    page: &Page<'_>,
    dialect: &dyn TypeSyntax,
    diagnostics: &mut Diagnostics,
) -> Model {
    let title = title(page, diagnostics);
    let parts = outline(page, title.sections, diagnostics);
    if let Some(error) = unknown::fence_with_sections(page, true) {
        diagnostics.push(error);
    }
    let example = parts
        .example
        .and_then(|part| self::example(part.section, dialect, diagnostics));
    let mut kind = match parts.body {
        Some(part) => body(part, dialect, diagnostics),
        None => ModelKind::Struct { fields: Vec::new() },
    };
    let leads: Vec<&Content<'_>> = title.lead(page, parts.lead);
    for lead in &leads {
        value_docs::describe(&mut kind, lead);
    }
    let (lead, notice) = text::lead(
        title.lead_text(page, &leads),
        leads.iter().copied(),
        dialect.stock_deprecation(),
    );
    Model {
        deprecated: notice.or_else(|| title.struck.then(Default::default)),
        lead,
        example,
        kind,
        ..empty(page, &title)
    }
}

/// The model of a page in which no section describes a type.
pub(super) fn unread(page: &Page<'_>) -> Model {
    empty(page, &title(page, &mut Diagnostics::default()))
}

fn empty(page: &Page<'_>, title: &Title<'_>) -> Model {
    Model {
        id: ItemId::new(namespace(page.text.path()), title.name()),
        origin: Origin {
            page: page.text.path().to_owned(),
            anchor: None,
            span: title.text.span(),
        },
        parent: None,
        lead: String::new(),
        deprecated: None,
        example: None,
        kind: ModelKind::Struct { fields: Vec::new() },
    }
}

fn body(part: Part<'_, '_>, dialect: &dyn TypeSyntax, diagnostics: &mut Diagnostics) -> ModelKind {
    match part.section.title.text() {
        FIELDS => {
            let fields = fields::read(part.section, dialect, diagnostics);
            ModelKind::Struct { fields }
        }
        VALUES => values::read(part.section, dialect, diagnostics),
        _ => ModelKind::Union {
            variants: variants(part.section, part.rest, dialect, diagnostics),
        },
    }
}

/// The folders of a page without `models`, joined by dots.
pub(super) fn namespace(path: &str) -> String {
    let mut folders: Vec<_> = path.split('/').collect();
    folders.pop();
    if let Some(at) = folders.iter().position(|folder| *folder == "models") {
        folders.remove(at);
    }
    folders.join(".")
}

fn example(
    section: &Section<'_>,
    dialect: &dyn TypeSyntax,
    diagnostics: &mut Diagnostics,
) -> Option<Example> {
    if section.content.fences().next().is_none() {
        let message = format!("`{EXAMPLE}` has no code");
        let span = section.heading.span();
        diagnostics.push(Diagnostic::new(Code::UnreadableSection, span, message));
    }
    code(&section.content, dialect, diagnostics)
}

/// The first fence with an example.
fn code(
    content: &Content<'_>,
    dialect: &dyn TypeSyntax,
    diagnostics: &mut Diagnostics,
) -> Option<Example> {
    for fence in content.fences() {
        if values::is_foreign(fence, dialect) {
            let message = "the example is in another language";
            let span = fence.info.span();
            diagnostics.push(Diagnostic::new(Code::UnreadableSection, span, message));
        }
    }
    let fence = content
        .fences()
        .find(|fence| dialect.has_example(fence.body.text()))?;
    Some(examples::of_code(fence.body, dialect))
}

fn variants(
    section: &Section<'_>,
    parts: &[Section<'_>],
    dialect: &dyn TypeSyntax,
    diagnostics: &mut Diagnostics,
) -> Vec<Variant> {
    let mut seen = HashSet::new();
    let mut variants = Vec::new();
    for part in parts.iter().filter(|part| part.level == 3) {
        let heading = text::between_ticks(part.title).unwrap_or(part.title);
        let example = code(&part.content, dialect, diagnostics);
        let ty = match dialect.read_variant(heading) {
            Ok(ty) => ty,
            Err(error) => {
                diagnostics.push(error);
                continue;
            }
        };
        if !seen.insert(ty.to_string()) {
            // Both are kept: an integer and a floating-point number are two variants `number`, which examples
            // distinguish.
            let message = format!("duplicate variant `{}`", heading.text());
            diagnostics.push(Diagnostic::new(
                Code::DuplicateVariant,
                heading.span(),
                message,
            ));
        }
        variants.push(Variant {
            ty,
            span: heading.span(),
            example,
        });
    }
    if parts.is_empty() {
        let message = format!("`{SUPPORTED_TYPES}` has no types");
        let span = section.heading.span();
        diagnostics.push(
            Diagnostic::new(Code::UnreadableSection, span, message)
                .help("each type is a heading: ``### `type` ``"),
        );
    }
    variants
}
