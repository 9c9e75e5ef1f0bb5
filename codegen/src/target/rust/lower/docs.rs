//! The documentation of items: descriptions of the pages, and notes about the type.

use super::features::Gates;
use super::layout::Layout;
use crate::resolve::{Model, ModelId, Resolved};
use crate::schema::{Constant, Deprecation, EnumValue, Link};
use crate::source::fence;
use crate::target::rust::path_from;
use crate::target::rust::rustdoc::rustdoc;

/// Writes the documentation of one item.
pub(super) struct Docs<'l> {
    pub(super) resolved: &'l Resolved<'l>,
    pub(super) layout: &'l Layout,
    pub(super) gates: &'l Gates,
    pub(super) id: ModelId,
    pub(super) model: &'l Model<'l>,
    pub(super) folder: &'l [String],
}

impl Docs<'_> {
    /// The description, followed by a deprecation note if necessary.
    pub(super) fn of(&self, markdown: &str, deprecated: Option<&Deprecation>) -> Vec<String> {
        let mut blocks = vec![self.lines(markdown)];
        if let Some(deprecation) = deprecated {
            let reason = deprecation
                .reason
                .as_deref()
                .unwrap_or("it will be removed in a future version.");
            blocks.push(self.lines(&format!("**Deprecated:** {reason}")));
        }
        join(blocks)
    }

    /// The description, followed by a sentence.
    pub(super) fn with_note(
        &self,
        markdown: &str,
        deprecated: Option<&Deprecation>,
        note: &str,
    ) -> Vec<String> {
        join(vec![self.of(markdown, deprecated), vec![note.to_owned()]])
    }

    /// The value in JSON, followed by its description.
    pub(super) fn of_value(&self, value: &EnumValue) -> Vec<String> {
        let name = code(&value.value);
        let description = self.lines(&value.description);
        match (&value.value, description.is_empty()) {
            (_, true) => vec![name],
            // The name is a sentence.
            (Constant::String(text), _) if text.is_empty() => join(vec![vec![name], description]),
            _ => self.lines(&format!("{name}: {}", value.description)),
        }
    }

    fn lines(&self, markdown: &str) -> Vec<String> {
        rustdoc(markdown, &|target| {
            let link = Link::resolve(&self.model.source.origin.page, target)?;
            let id = self.resolved.index.at(&link)?;
            // Within the page of one model an anchor alone leads to a part of that model.
            let linked = &self.resolved.get(id)?.source.origin;
            if target.starts_with('#') && linked.anchor != link.anchor {
                return None;
            }
            let place = self.layout.get(id)?;
            // A link must not break if only the groups of this model are compiled.
            if !self.gates.covers(self.id, id) {
                return None;
            }
            Some(path_from(self.folder, &place.path))
        })
    }
}

/// A value as a code span.
fn code(value: &Constant) -> String {
    match value {
        Constant::String(text) if text.is_empty() => "The empty string.".to_owned(),
        Constant::String(text) => code_span(&escaped(text)),
        Constant::Integer(value) => code_span(&value.to_string()),
        Constant::Boolean(value) => code_span(&value.to_string()),
    }
}

/// A JSON key as a code span.
pub(crate) fn key(text: &str) -> String {
    if text.is_empty() {
        "the empty key".to_owned()
    } else {
        code_span(&escaped(text))
    }
}

/// The text with invisible characters escaped as in Rust; quotes are unchanged.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '"' | '\'' => escaped.push(c),
            _ => escaped.extend(c.escape_debug()),
        }
    }
    escaped
}

/// A code span with enough backticks.
fn code_span(text: &str) -> String {
    let fence = fence([text], 1);
    // Markdown strips one space on each side, unless there are only spaces.
    let is_edge = |c: char| c == '`' || c == ' ';
    let padding =
        if text.trim().is_empty() || !(text.starts_with(is_edge) || text.ends_with(is_edge)) {
            ""
        } else {
            " "
        };
    format!("{fence}{padding}{text}{padding}{fence}")
}

/// Paragraphs with an empty line between them.
pub(super) fn join(blocks: Vec<Vec<String>>) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for block in blocks.into_iter().filter(|block| !block.is_empty()) {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.extend(block);
    }
    lines
}
