//! Human-readable diagnostics.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet, normalize_untrusted_str};

use super::excerpt::excerpt;
use super::{Diagnostic, Diagnostics, Severity};
use crate::source::{SourceFile, Sources, Span, shown};

/// Wider than any excerpt, so that the renderer does not truncate it again.
const TERM_WIDTH: usize = 1000;

/// A placeholder for the position until the excerpt, whose columns differ from those of the file, is
/// rendered; a code point that no text uses.
const PLACE: &str = "\u{fdd0}";

/// Whether the text has colors.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Style {
    /// Plain text.
    #[default]
    Plain,
    /// Text with escape sequences for a terminal.
    Color,
}

/// Every diagnostic with its position, an excerpt and its help, in the current order and separated by
/// empty lines.
pub fn render(diagnostics: &Diagnostics, sources: &Sources, style: Style) -> String {
    let renderer = match style {
        Style::Plain => Renderer::plain(),
        Style::Color => Renderer::styled(),
    }
    .term_width(TERM_WIDTH);
    let mut text = String::new();
    for diagnostic in diagnostics.iter() {
        if !text.is_empty() {
            text.push('\n');
        }
        let file = sources.file(diagnostic.span);
        let file = file.filter(|file| !file.is_payload);
        let rendered = renderer.render(&[group(diagnostic, file)]);
        text.push_str(&with_place(&rendered, diagnostic, file));
        text.push('\n');
    }
    text
}

fn group<'a>(diagnostic: &'a Diagnostic, file: Option<&'a SourceFile>) -> Group<'a> {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title = level
        .primary_title(quoted(&diagnostic.message).replace(PLACE, "\u{fffd}"))
        .id(diagnostic.code.name());
    let mut group = Group::with_title(title);
    if let Some(file) = file {
        let span = diagnostic.span;
        let excerpt = excerpt(&file.text, span.start as usize..span.end as usize);
        let annotation = AnnotationKind::Primary
            .span(excerpt.span)
            .label(diagnostic.label.as_deref().map(quoted));
        let snippet = Snippet::source(excerpt.text)
            .path(PLACE)
            .line_start(span.line as usize)
            .annotation(annotation);
        group = group.element(snippet);
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(quoted(help)));
    }
    group
}

/// A text that may quote a page, with invisible characters escaped. Line breaks are our own.
fn quoted(text: &str) -> String {
    normalize_untrusted_str(&shown(text))
}

/// Replaces the position in the excerpt by that in the file.
fn with_place(rendered: &str, diagnostic: &Diagnostic, file: Option<&SourceFile>) -> String {
    let (Some(file), Some((before, after))) = (file, rendered.split_once(PLACE)) else {
        return rendered.to_owned();
    };
    let path = quoted(&file.display);
    let Span { line, column, .. } = diagnostic.span;
    let after = after.trim_start_matches(|c: char| c == ':' || c.is_ascii_digit());
    format!("{before}{path}:{line}:{column}{after}")
}

#[cfg(test)]
mod tests;
