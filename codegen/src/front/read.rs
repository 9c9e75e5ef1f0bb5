//! Reads a set of pages with the matching front end.

use super::duplicates;
use super::front_end::{Confidence, Document, FrontEnd, Options};
use super::registry::Registry;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::markdown;
use crate::parallel;
use crate::schema::{Schema, VERSION};
use crate::source::{Sources, Span, Unread, limits};

/// Reads all pages into a schema, in the order of their paths.
///
/// The front end is the one with the given name, whose span is that of the setting, or else the one with the
/// highest sum of claims.
/// Errors of the pages are added to the diagnostics, and reading continues: the schema is complete
/// only if there are none. `None` if no front end can be chosen or the set cannot be read.
pub fn read(
    sources: &Sources,
    registry: &Registry,
    format: Option<(&str, Span)>,
    options: Options<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Schema> {
    let documents = documents(sources, diagnostics);
    let front_end = match choose(registry, format, &documents) {
        Ok(front_end) => front_end,
        Err(error) => {
            diagnostics.push(error);
            return None;
        }
    };
    let items = front_end.read(documents, options, diagnostics)?;
    duplicates::check(&items.models, &items.operations, diagnostics);
    Some(Schema {
        version: VERSION,
        format: front_end.name().to_owned(),
        dialect: items.dialect.map(str::to_owned),
        models: items.models,
        operations: items.operations,
        envelopes: items.envelopes,
        other_pages: items.other_pages,
    })
}

/// The structure of all readable pages; the others are reported.
fn documents<'a>(sources: &'a Sources, diagnostics: &mut Diagnostics) -> Vec<Document<'a>> {
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
    parallel::map(&files, |(id, _)| markdown::read(sources, *id))
}

fn choose<'r>(
    registry: &'r Registry,
    format: Option<(&str, Span)>,
    documents: &[Document<'_>],
) -> Result<&'r dyn FrontEnd, Diagnostic> {
    let known = || format!("known formats: {}", registry.names());
    if let Some((name, span)) = format {
        let error = || {
            let message = format!("unknown format `{name}`");
            Diagnostic::new(Code::UnknownFormat, span, message).help(known())
        };
        return registry.by_name(name).ok_or_else(error);
    }
    let mut all = registry.iter();
    if let (Some(only), None) = (all.next(), all.next()) {
        return Ok(only);
    }
    let claim = |front_end: &dyn FrontEnd| -> Confidence {
        let claims = parallel::map(documents, |page| front_end.claims(page));
        claims.into_iter().sum()
    };
    let mut claims: Vec<(Confidence, &dyn FrontEnd)> =
        registry.iter().map(|it| (claim(it), it)).collect();
    // Equal claims keep the order of the registry.
    claims.sort_by_key(|(claim, _)| std::cmp::Reverse(*claim));
    match claims.as_slice() {
        [(best, first), rest @ ..] if *best > Confidence::NONE => {
            let close = rest
                .iter()
                .take_while(|(claim, _)| best.is_close_to(*claim));
            let names = std::iter::once(first).chain(close.map(|(_, front_end)| front_end));
            let names: Vec<String> = names.map(|it| format!("`{}`", it.name())).collect();
            if names.len() == 1 {
                return Ok(*first);
            }
            let message = format!("the pages may be of several formats: {}", names.join(", "));
            Err(
                Diagnostic::new(Code::UnknownFormat, Span::default(), message)
                    .help("select one of them with the key `format` of the configuration"),
            )
        }
        [(_, first), ..] => Ok(*first),
        [] => Err(Diagnostic::new(
            Code::UnknownFormat,
            Span::default(),
            "no format is known",
        )),
    }
}

fn unread(why: Unread, span: Span) -> Diagnostic {
    let (code, message) = match why {
        Unread::TooLarge => (
            Code::TooLarge,
            format!("the page is larger than {} MiB", limits::PAGE >> 20),
        ),
        Unread::TooDeep => (
            Code::TooDeep,
            format!(
                "the page is nested in more than {} folders",
                limits::FOLDERS
            ),
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
            "the page is not a regular file".to_owned(),
        ),
        Unread::Name => (
            Code::UnreadablePage,
            "the page's path is not Unicode".to_owned(),
        ),
    };
    let help = match why {
        Unread::TooLarge => "split the page, or move it out of the folder if it has no model",
        Unread::TooDeep => "move the page up; each folder becomes a module",
        Unread::Link | Unread::FolderLink => {
            "replace it by its target, or remove it from the folder"
        }
        Unread::Special => "remove it from the folder",
        Unread::Name => "rename the page or the folder",
    };
    Diagnostic::new(code, span, message).help(help)
}

fn invalid_utf8(span: Span) -> Diagnostic {
    Diagnostic::new(Code::InvalidUtf8, span, "the page is not valid UTF-8")
        .label("the first invalid byte")
        .help("save the page as UTF-8")
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// Reads pages with the front ends of this crate.
    pub(crate) fn parse(
        sources: &Sources,
        dialect: Option<&str>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Schema> {
        let options = Options {
            dialect,
            ..Options::default()
        };
        read(sources, &Registry::default(), None, options, diagnostics)
    }
}
