//! Pages to schema.

mod duplicates;
mod evidence;
mod fields;
mod model;
mod operation;
mod page;
mod text;
pub mod type_syntax;
mod usage;
mod values;

#[cfg(test)]
mod tests;

use rayon::prelude::*;

use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::markdown::{self, Page};
use crate::schema::{Model, Operation, Schema, VERSION};
use crate::source::{FileId, Sources, Span, Unread, limits};
use page::Kind;
use type_syntax::{self as dialect, Dialect};

/// What one page, or all of them, said.
#[derive(Default)]
struct Found {
    models: Vec<Model>,
    operations: Vec<Operation>,
    other_pages: Vec<String>,
    diagnostics: Diagnostics,
}

/// Reads all pages into a schema, in the order of their paths.
///
/// The dialect is the one of the given name, or else the one that the pages speak for. Faults of
/// the pages are added to the diagnostics, and reading goes on behind them: the schema is whole
/// only where there are no errors.
///
/// `None` where no dialect can be chosen, which the diagnostics tell.
pub fn parse(
    sources: &Sources,
    dialect: Option<&str>,
    diagnostics: &mut Diagnostics,
) -> Option<Schema> {
    let mut files: Vec<_> = sources.pages().collect();
    files.sort_by(|(_, a), (_, b)| a.path.cmp(&b.path));
    files.retain(|(id, file)| match file.unread {
        Some(why) => {
            diagnostics.push(unread(why, sources.span(*id, 0..0)));
            false
        }
        None => true,
    });
    for (id, file) in &files {
        if let Some(at) = file.invalid_at {
            diagnostics.push(invalid_utf8(sources.span(*id, at..at)));
        }
    }

    let has_folder = files
        .iter()
        .any(|(_, file)| file.path.starts_with("models/"));
    let pages: Vec<(Page<'_>, Kind)> = files
        .par_iter()
        .map(|(id, _)| classified(sources, *id, has_folder))
        .collect();
    let dialect = match choose(dialect, &pages) {
        Ok(dialect) => dialect,
        Err(error) => {
            diagnostics.push(error);
            return None;
        }
    };

    // Each page's structure goes when it is read, and makes room for what was read.
    let found: Vec<Found> = pages
        .into_par_iter()
        .map(|(page, kind)| read(&page, kind, dialect))
        .collect();
    let mut all = Found::default();
    for page in found {
        all.models.extend(page.models);
        all.operations.extend(page.operations);
        all.other_pages.extend(page.other_pages);
        diagnostics.extend(page.diagnostics);
    }
    duplicates::check(&all.models, &all.operations, diagnostics);
    Some(Schema {
        version: VERSION,
        dialect: dialect.name().to_owned(),
        models: all.models,
        operations: all.operations,
        other_pages: all.other_pages,
    })
}

fn classified<'a>(sources: &'a Sources, file: FileId, has_folder: bool) -> (Page<'a>, Kind) {
    let page = markdown::read(sources, file);
    let kind = page::classify(&page, has_folder);
    (page, kind)
}

fn choose(
    name: Option<&str>,
    pages: &[(Page<'_>, Kind)],
) -> Result<&'static dyn Dialect, Diagnostic> {
    match name {
        Some(name) => dialect::by_name(name).ok_or_else(|| {
            let message = format!("unknown dialect `{name}`");
            let known = dialect::names(dialect::all());
            Diagnostic::new(Code::UnknownDialect, Span::default(), message)
                .help(format!("known dialects: {known}"))
        }),
        None => dialect::detect(&page::evidence(pages)),
    }
}

fn read(page: &Page<'_>, kind: Kind, dialect: &'static dyn Dialect) -> Found {
    let mut found = Found::default();
    let diagnostics = &mut found.diagnostics;
    match kind {
        Kind::Model => {
            found.models = model::read(page, dialect, diagnostics)
                .into_iter()
                .collect()
        }
        Kind::Operations => found.operations = operation::read(page, dialect, diagnostics),
        Kind::Other => {}
        Kind::Unknown => diagnostics.push(page::unknown(page)),
    }
    // No page is passed over: one that yields nothing, not even an error, is listed.
    let silent = found.models.is_empty()
        && found.operations.is_empty()
        && found.diagnostics.iter().next().is_none();
    if silent {
        found.other_pages.push(page.text.path().to_owned());
    }
    found
}

fn unread(why: Unread, span: Span) -> Diagnostic {
    let (code, message) = match why {
        Unread::TooLarge => (
            Code::TooLarge,
            format!("the page is larger than {} MiB", limits::PAGE >> 20),
        ),
        Unread::TooDeep => (
            Code::TooDeep,
            format!("the page lies in more than {} folders", limits::FOLDERS),
        ),
        Unread::Link => (
            Code::UnreadablePage,
            "the page is a symbolic link, which is not followed".to_owned(),
        ),
        Unread::FolderLink => (
            Code::UnreadablePage,
            "the folder is a symbolic link, which is not followed".to_owned(),
        ),
        Unread::Special => (
            Code::UnreadablePage,
            "the page is no regular file".to_owned(),
        ),
        Unread::Name => (
            Code::UnreadablePage,
            "the page's path is not Unicode".to_owned(),
        ),
    };
    let help = match why {
        Unread::TooLarge => "split the page, or move it out of the folder if it describes no model",
        Unread::TooDeep => "move the page up; each folder becomes a module",
        Unread::Link | Unread::FolderLink => {
            "put what it leads to in its place, or take it out of the folder"
        }
        Unread::Special => "take it out of the folder",
        Unread::Name => "rename the page or the folder",
    };
    Diagnostic::new(code, span, message).help(help)
}

fn invalid_utf8(span: Span) -> Diagnostic {
    Diagnostic::new(Code::InvalidUtf8, span, "the page is not UTF-8 text")
        .label("the first byte that does not belong there")
        .help("save the page as UTF-8")
}
