//! Pages and what they say.

use markdown_codegen::diagnostics::{Diagnostics, Severity};
use markdown_codegen::front::{self, Options};
use markdown_codegen::schema::Schema;
use markdown_codegen::source::Sources;

/// The schema of pages in a format that is detected.
pub fn schema(sources: &Sources, diagnostics: &mut Diagnostics) -> Result<Schema, &'static str> {
    let registry = super::toy::registry();
    let schema = front::read(sources, &registry, None, Options::default(), diagnostics);
    schema.ok_or("no format")
}

/// The errors, one a line with its place; empty where there are none.
pub fn errors(sources: &Sources, diagnostics: &Diagnostics) -> String {
    let errors = diagnostics
        .iter()
        .filter(|it| it.severity == Severity::Error);
    let lines = errors.map(|error| {
        let file = sources.get(error.span.file);
        let path = file.map_or("", |file| &file.display);
        let (line, column) = (error.span.line, error.span.column);
        format!("{path}:{line}:{column}: {}", error.message)
    });
    lines.collect::<Vec<_>>().join("\n")
}
