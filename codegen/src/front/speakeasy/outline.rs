//! The sections of a model's page.

use crate::diagnostics::{Code, Diagnostic, Diagnostics, did_you_mean};
use crate::markdown::{Page, Section};

use super::page::{EXAMPLE, FIELDS, SECTIONS, SUPPORTED_TYPES, VALUES, is_body, is_model};

/// A section with those below it.
#[derive(Clone, Copy)]
pub(super) struct Part<'p, 'a> {
    pub(super) section: &'p Section<'a>,
    pub(super) rest: &'p [Section<'a>],
    /// The position among the sections of the page.
    at: usize,
}

/// The sections of a model.
pub(super) struct Parts<'p, 'a> {
    pub(super) example: Option<Part<'p, 'a>>,
    pub(super) body: Option<Part<'p, 'a>>,
    /// The position of the first section after the description.
    pub(super) lead: usize,
}

/// Finds the sections of a model: a description may have headings, even ones that are called like a section of
/// a model, before the first one that is a section of a model.
pub(super) fn outline<'p, 'a>(
    page: &'p Page<'a>,
    first: usize,
    diagnostics: &mut Diagnostics,
) -> Parts<'p, 'a> {
    let parts: Vec<Part<'p, 'a>> = page
        .nodes()
        .skip(first)
        .filter(|node| node.level == 2)
        .map(|node| Part {
            section: node.section(),
            rest: node.inside(),
            at: node.index(),
        })
        .collect();
    let bodies = || parts.iter().filter(|part| is_body(part.section));
    let is_whole = |part: &&Part<'_, '_>| is_model(part.section, part.rest);
    let body = bodies().find(is_whole).or_else(|| bodies().next()).copied();
    let end = body.map_or(usize::MAX, |body| body.at);
    let examples = || {
        parts
            .iter()
            .filter(|part| part.section.title.text() == EXAMPLE)
    };
    let has_code = |part: &&Part<'_, '_>| part.section.content.fences().next().is_some();
    let before = || examples().filter(|part| part.at < end);
    let example = before().rfind(has_code).or_else(|| before().next());
    let example = example.or_else(|| examples().next()).copied();
    let lead = [example, body].into_iter().flatten().map(|part| part.at);
    let found = Parts {
        example,
        body,
        lead: lead.min().unwrap_or(page.sections.len()),
    };
    found.report(page, &parts, first, diagnostics);
    found
}

impl Parts<'_, '_> {
    fn is_own(&self, at: usize) -> bool {
        [self.example, self.body]
            .into_iter()
            .flatten()
            .any(|part| part.at == at)
    }

    /// Reports headings that are in the wrong place.
    fn report(
        &self,
        page: &Page<'_>,
        parts: &[Part<'_, '_>],
        first: usize,
        diagnostics: &mut Diagnostics,
    ) {
        let help = format!(
            "a model has the sections `{EXAMPLE}` and one of `{FIELDS}`, `{VALUES}` and `{SUPPORTED_TYPES}`"
        );
        let fault = |section: &Section<'_>, message: String| {
            Diagnostic::new(Code::UnreadableSection, section.heading.span(), message)
        };
        for section in page.sections.iter().skip(self.lead.max(first)) {
            if section.level == 1 {
                diagnostics.push(fault(section, "duplicate title".to_owned()).help(&*help));
            }
        }
        for part in parts {
            let title = part.section.title.text();
            if !self.is_own(part.at) {
                let similar = did_you_mean(title, SECTIONS.into_iter());
                let is_lead = part.at < self.lead;
                diagnostics.push(match similar {
                    _ if SECTIONS.contains(&title) && !is_lead => {
                        fault(part.section, self.surplus(title)).help(&*help)
                    }
                    None if is_lead => continue,
                    _ if SECTIONS.contains(&title) => continue,
                    similar if is_lead => {
                        let message = format!("`{title}` is read as a part of the description");
                        fault(part.section, message)
                            .warning()
                            .help(similar.unwrap_or_default())
                    }
                    similar => {
                        let message = format!("unknown section `{title}`; it is ignored");
                        fault(part.section, message)
                            .warning()
                            .help(similar.unwrap_or_else(|| help.clone()))
                    }
                });
                continue;
            }
            for inner in part.rest {
                let message = format!("unexpected heading in `{title}`");
                if title != SUPPORTED_TYPES {
                    diagnostics.push(fault(inner, message).warning().help(&*help));
                } else if inner.level != 3 {
                    diagnostics.push(fault(inner, message).help(&*help));
                }
            }
        }
    }

    /// The message about a section of a model that the page has beside another one.
    fn surplus(&self, title: &str) -> String {
        match self.body {
            Some(body) if title != EXAMPLE && body.section.title.text() != title => {
                format!(
                    "the page has both `{}` and `{title}`",
                    body.section.title.text()
                )
            }
            _ => format!("duplicate section `{title}`"),
        }
    }
}
