//! Examples in code blocks and in cells of the Example column.

use super::type_syntax::TypeSyntax;
use crate::markdown::unescape_cell;
use crate::schema::Example;
use crate::source::Excerpt;

/// The mark before each of several examples in one cell.
const SEVERAL: &str = "**Example ";

/// The example of a code block.
pub(super) fn of_code(code: Excerpt<'_>, syntax: &dyn TypeSyntax) -> Example {
    Example {
        text: code.text().to_owned(),
        span: code.span(),
        value: syntax.read_example(code.text()),
    }
}

/// The examples of a cell.
pub(super) fn of_cell(cell: Excerpt<'_>, syntax: &dyn TypeSyntax) -> Vec<Example> {
    let text = unescape_cell(cell.text());
    let examples = split(&text).into_iter().map(|text| Example {
        text: text.to_owned(),
        span: cell.span(),
        // A cell that cannot be read is a text.
        value: syntax
            .read_example(text)
            .filter(|literal| literal.unreadable().is_none()),
    });
    examples.collect()
}

/// The texts of a cell that numbers its examples: `**Example 1:** a<br/>**Example 2:** b`.
fn split(text: &str) -> Vec<&str> {
    if !text.starts_with(SEVERAL) {
        return vec![text];
    }
    let parts = text.split(SEVERAL).skip(1);
    let texts = parts.filter_map(|part| Some(part.split_once(":**")?.1));
    texts
        .map(|text| text.trim().trim_end_matches("<br/>").trim_end())
        .collect()
}
