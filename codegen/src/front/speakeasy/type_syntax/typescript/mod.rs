//! The type syntax of TypeScript.

mod lexer;
mod literal;
mod parser;
mod types;
mod values;

#[cfg(test)]
mod tests;

use super::{TypeSyntax, ValueList, Values};
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::schema::{Literal, Reference, Type};
use crate::source::Excerpt;

/// The type syntax of TypeScript: `*string*[]`, `Record<string, *any*>`, `"A" | "B"`.
#[derive(Clone, Copy, Debug)]
pub struct TypeScript;

impl TypeSyntax for TypeScript {
    fn name(&self) -> &'static str {
        "typescript"
    }

    fn is_language(&self, info: &str) -> bool {
        matches!(info, "typescript" | "ts" | "tsx")
    }

    fn stock_deprecation(&self) -> &'static str {
        "This will be removed in a future release, please migrate away from it as soon as possible."
    }

    fn has_example(&self, code: &str) -> bool {
        let mut importing = false;
        code.lines().map(str::trim).any(|line| {
            let skipped = importing || line.starts_with("import ");
            // An import may have several lines and ends with the name of its module.
            importing = skipped && !line.contains(['"', '\'']);
            !(skipped || line.is_empty() || line.starts_with("//"))
        })
    }

    fn read_example(&self, code: &str) -> Option<Literal> {
        literal::read(code)
    }

    fn words(&self) -> &'static [&'static str] {
        &types::WORDS
    }

    fn read_type(&self, cell: Excerpt<'_>) -> Result<Type, Diagnostic> {
        types::read_cell(cell)
    }

    fn read_variant(&self, heading: Excerpt<'_>) -> Result<Type, Diagnostic> {
        types::read_variant(heading)
    }

    fn read_response(&self, text: Excerpt<'_>) -> Result<Option<Type>, Diagnostic> {
        types::read_response(text)
    }

    fn read_error(&self, cell: Excerpt<'_>) -> Result<Reference, Diagnostic> {
        types::read_error(cell)
    }

    fn read_values(&self, list: &ValueList<'_>, diagnostics: &mut Diagnostics) -> Values {
        values::read(list, diagnostics)
    }
}
