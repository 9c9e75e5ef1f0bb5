//! The front end for pages of Speakeasy's SDKs: one model per page, methods in `sdks`.

mod bare;
mod envelopes;
mod evidence;
mod examples;
mod fields;
mod model;
mod operation;
mod outline;
mod page;
mod text;
mod title;
pub mod type_syntax;
mod unknown;
mod usage;
mod value_docs;
mod values;

use super::front_end::{Confidence, Document, FrontEnd, Items, Options};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::parallel;
use crate::schema::{Model, Operation};
use crate::source::Span;
use page::Kind;
use type_syntax::TypeSyntax;

/// The front end `speakeasy`.
#[derive(Clone, Copy, Debug)]
pub struct Speakeasy;

impl FrontEnd for Speakeasy {
    fn name(&self) -> &'static str {
        "speakeasy"
    }

    fn claims(&self, document: &Document<'_>) -> Confidence {
        page::claim(document)
    }

    fn read(
        &self,
        documents: Vec<Document<'_>>,
        options: Options<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Items> {
        let has_folder = documents
            .iter()
            .any(|page| page.text.path().split('/').any(|part| part == "models"));
        let sources = documents.first().map(|page| page.text.sources());
        let pages: Vec<(Document<'_>, Kind)> = parallel::map_owned(documents, |page| {
            // In these pages, underlined headings are accidental.
            let page = page.without_underlined().unwrap_or(page);
            let kind = page::classify(&page, has_folder);
            (page, kind)
        });
        let syntax = match choose(options.dialect, &pages) {
            Ok(syntax) => syntax,
            Err(error) => {
                diagnostics.push(error);
                return None;
            }
        };
        // Each page's structure is dropped once it is parsed.
        let read: Vec<PageItems> =
            parallel::map_owned(pages, |(page, kind)| read_page(&page, kind, syntax));
        let mut items = Items {
            dialect: Some(syntax.name()),
            ..Items::default()
        };
        for page in read {
            items.models.extend(page.models);
            items.operations.extend(page.operations);
            items.other_pages.extend(page.other_page);
            diagnostics.extend(page.diagnostics);
        }
        if let Some(sources) = sources {
            let (models, operations) = (&mut items.models, &mut items.operations);
            bare::check(models, operations, sources, syntax, diagnostics);
        }
        if !options.keep_envelopes {
            items.envelopes = envelopes::split(&mut items.models, &mut items.operations);
        }
        Some(items)
    }
}

/// The items of one page.
#[derive(Default)]
struct PageItems {
    models: Vec<Model>,
    operations: Vec<Operation>,
    other_page: Option<String>,
    diagnostics: Diagnostics,
}

fn choose(
    name: Option<&str>,
    pages: &[(Document<'_>, Kind)],
) -> Result<&'static dyn TypeSyntax, Diagnostic> {
    match name {
        Some(name) => type_syntax::by_name(name).ok_or_else(|| {
            let message = format!("unknown dialect `{name}`");
            let known = type_syntax::names(type_syntax::all());
            Diagnostic::new(Code::UnknownDialect, Span::default(), message)
                .help(format!("known dialects: {known}"))
        }),
        None => type_syntax::detect(&page::evidence(pages)),
    }
}

fn read_page(page: &Document<'_>, kind: Kind, syntax: &'static dyn TypeSyntax) -> PageItems {
    let mut items = PageItems::default();
    let diagnostics = &mut items.diagnostics;
    match kind {
        Kind::Model => {
            items.models.push(model::read(page, syntax, diagnostics));
        }
        Kind::Operations => items.operations = operation::read(page, syntax, diagnostics),
        Kind::Other => {}
        Kind::Unknown => {
            diagnostics.push(unknown::report(page));
            if diagnostics.has_errors() {
                items.models.push(model::unread(page));
            }
        }
    }
    if items.models.is_empty() && items.operations.is_empty() {
        items.other_page = Some(page.text.path().to_owned());
    }
    items
}
