//! Reads the tables of Rust code.

use std::collections::BTreeMap;

use toml::Spanned;

use super::pattern::Pattern;
use super::rust::Additions;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::source::{FileId, Sources};

/// Lists of code by pattern.
pub(super) type Table = BTreeMap<Spanned<String>, Vec<Spanned<String>>>;

/// The form of the code in a table.
#[derive(Clone, Copy)]
pub(super) enum Form {
    /// Paths of derive macros.
    Derive,
    /// Outer attributes.
    Attribute,
}

impl Form {
    fn is_valid(self, text: &str) -> bool {
        match self {
            Self::Derive => syn::parse_str::<syn::Path>(text).is_ok(),
            Self::Attribute => text.parse().is_ok_and(|tokens| {
                use syn::parse::Parser;
                syn::Attribute::parse_outer
                    .parse2(tokens)
                    .is_ok_and(|attributes| attributes.len() == 1)
            }),
        }
    }

    const fn expected(self) -> &'static str {
        match self {
            Self::Derive => "the path of a derive macro, such as `schemars::JsonSchema`",
            Self::Attribute => "one attribute, such as `#[doc(alias = \"client\")]`",
        }
    }
}

/// The entries of a table, in the order of the file; invalid code is reported.
pub(super) fn read(
    table: Table,
    form: Form,
    sources: &Sources,
    file: FileId,
    diagnostics: &mut Diagnostics,
) -> Vec<Additions> {
    let mut entries: Vec<Additions> = Vec::new();
    for (pattern, code) in table {
        for text in code.iter().filter(|text| !form.is_valid(text.get_ref())) {
            let message = format!("expected {}, found {:?}", form.expected(), text.get_ref());
            let span = sources.span(file, text.span());
            diagnostics.push(Diagnostic::new(Code::InvalidConfig, span, message));
        }
        entries.push(Additions {
            pattern: Pattern {
                span: sources.span(file, pattern.span()),
                pattern: pattern.into_inner(),
            },
            code: code.into_iter().map(Spanned::into_inner).collect(),
        });
    }
    entries.sort_by_key(|entry| entry.pattern.span.start);
    entries
}
