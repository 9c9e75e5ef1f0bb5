//! Pages of models.

use std::collections::HashSet;

use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::front::speakeasy::type_syntax::TypeSyntax;
use crate::markdown::{Block, Content, Page, Section};
use crate::schema::{Example, ItemId, Model, ModelKind, Origin, Variant};
use crate::source::Excerpt;

use super::page::{EXAMPLE, FIELDS, SUPPORTED_TYPES, VALUES};
use super::{evidence, examples, fields, text, value_docs, values};

/// Parses the page of a model; `None` without a valid title or without a body.
pub(super) fn read(
    page: &Page<'_>,
    dialect: &dyn TypeSyntax,
    diagnostics: &mut Diagnostics,
) -> Option<Model> {
    let title = title(page, diagnostics);
    let sections = sections(page, diagnostics);
    let example = sections
        .example
        .and_then(|section| example(section, dialect, diagnostics));
    let (section, rest) = sections.body?;
    let mut kind = match section.title.text() {
        FIELDS => {
            let mut fields = fields::read(section, dialect, diagnostics);
            evidence::collect(&mut fields, example.as_ref(), page.text);
            ModelKind::Struct { fields }
        }
        VALUES => values::read(section, dialect, diagnostics),
        _ => ModelKind::Union {
            variants: variants(section, rest, dialect, diagnostics),
        },
    };
    let (title, struck) = title?;
    let content = page.title().map(|section| &section.content);
    if let Some(content) = content {
        value_docs::describe(&mut kind, content);
    }
    let lead_text = content.map_or(title.slice(0..0), |content| content.text);
    let (lead, notice) = text::lead(lead_text, content.into_iter(), dialect.stock_deprecation());
    Some(Model {
        id: ItemId::new(namespace(page.text.path()), text::unescape(title.text())),
        origin: Origin {
            page: page.text.path().to_owned(),
            anchor: None,
            span: title.span(),
        },
        parent: None,
        lead,
        deprecated: notice.or_else(|| struck.then(Default::default)),
        example,
        kind,
    })
}

/// The folders of a page in `models`, joined by dots.
fn namespace(path: &str) -> String {
    let mut folders: Vec<_> = path.split('/').collect();
    folders.pop();
    if folders.first() == Some(&"models") {
        folders.remove(0);
    }
    folders.join(".")
}

fn title<'a>(page: &Page<'a>, diagnostics: &mut Diagnostics) -> Option<(Excerpt<'a>, bool)> {
    let help = "a page starts with `# Name`, or with `# ~~Name~~` if the type is deprecated";
    let mut fault = |place: Excerpt<'_>, message: &str| {
        let span = place.span();
        diagnostics.push(Diagnostic::new(Code::UnreadableTitle, span, message).help(help));
    };
    let before = page.preamble.blocks.iter();
    if let Some(block) = before.clone().find(|b| !matches!(b, Block::Comment(_))) {
        let place = match block {
            Block::FrontMatter(matter) => matter.text.slice(0.."---".len()),
            block => block.text(),
        };
        fault(place, "expected the title first");
        return None;
    }
    let Some(section) = page.title() else {
        let place = page
            .sections
            .first()
            .map_or(page.text.slice(0..0), |s| s.heading);
        fault(place, "missing title");
        return None;
    };
    let (title, struck) = text::unstruck(section.title);
    let is_name = |name: &str| {
        let part = |next: char| next.is_alphanumeric() || "_$.-".contains(next);
        !name.is_empty() && name.chars().all(part)
    };
    if is_name(&text::unescape(title.text())) {
        Some((title, struck))
    } else {
        fault(section.heading, "the title does not name one type");
        None
    }
}

type Part<'p, 'a> = (&'p Section<'a>, &'p [Section<'a>]);

#[derive(Default)]
struct Sections<'p, 'a> {
    example: Option<&'p Section<'a>>,
    body: Option<Part<'p, 'a>>,
}

/// Finds the sections of a model, and reports unknown headings.
fn sections<'p, 'a>(page: &'p Page<'a>, diagnostics: &mut Diagnostics) -> Sections<'p, 'a> {
    let mut found = Sections::default();
    let mut fault = |section: &Section<'_>, message: String| {
        let span = section.heading.span();
        diagnostics.push(
            Diagnostic::new(Code::UnreadableSection, span, message).help(format!(
                "a model has the sections `{EXAMPLE}` and one of `{FIELDS}`, `{VALUES}` and `{SUPPORTED_TYPES}`"
            )),
        );
    };
    let mut before_first = true;
    for section in page.sections.iter().skip(1) {
        before_first &= section.level != 2;
        if section.level == 1 {
            fault(section, "duplicate title".to_owned());
        } else if before_first {
            fault(
                section,
                "unexpected heading before the first section".to_owned(),
            );
        }
    }
    for (section, rest) in page.parts() {
        let title = section.title.text();
        match title {
            EXAMPLE if found.example.is_none() => found.example = Some(section),
            FIELDS | VALUES | SUPPORTED_TYPES if found.body.is_none() => {
                found.body = Some((section, rest))
            }
            EXAMPLE | FIELDS | VALUES | SUPPORTED_TYPES => {
                let first = match found.body {
                    Some((first, _)) if title != EXAMPLE => first.title.text(),
                    _ => title,
                };
                let message = if first == title {
                    format!("duplicate section `{title}`")
                } else {
                    format!("the page has both `{first}` and `{title}`")
                };
                fault(section, message);
            }
            _ => fault(section, format!("unknown section `{title}`")),
        }
        for inner in rest {
            if title != SUPPORTED_TYPES || inner.level != 3 {
                fault(inner, format!("unexpected heading in `{title}`"));
            }
        }
    }
    found
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
