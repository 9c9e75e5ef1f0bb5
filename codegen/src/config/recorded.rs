//! What earlier runs decided about what the pages leave open.
//!
//! The file lies in the output folder. Later runs keep what it has, so that new evidence on a page does
//! not change the types silently.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::WireNames;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::source::{FileId, Sources, Span};

/// The name of the file in the output folder.
pub const DECISIONS: &str = "decisions.toml";

/// The recorded decisions.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Recorded {
    /// How names were written, and where the record has it; `None` if nothing is recorded.
    pub wire_names: Option<(WireNames, Span)>,
    /// The namespaces in which names were written in another way.
    pub wire_names_in: BTreeMap<String, (WireNames, Span)>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Document {
    wire_names: Option<Spanned<WireNames>>,
    #[serde(default)]
    wire_names_in: BTreeMap<String, Spanned<WireNames>>,
}

impl Recorded {
    /// Parses the file; errors are reported.
    pub fn read(sources: &Sources, file: FileId, diagnostics: &mut Diagnostics) -> Self {
        let text = sources.get(file).map_or("", |file| file.text.as_str());
        let document: Document = match toml::from_str(text) {
            Ok(document) => document,
            Err(error) => {
                let span = sources.span(file, error.span().unwrap_or(0..0));
                let help = "restore the file, or delete it so that the next run decides again";
                let message = error.message().trim();
                diagnostics.push(Diagnostic::new(Code::InvalidConfig, span, message).help(help));
                return Self::default();
            }
        };
        let placed = |names: Spanned<WireNames>| {
            let span = sources.span(file, names.span());
            (names.into_inner(), span)
        };
        Self {
            wire_names: document.wire_names.map(placed),
            wire_names_in: document
                .wire_names_in
                .into_iter()
                .map(|(namespace, names)| (namespace, placed(names)))
                .collect(),
        }
    }
}
