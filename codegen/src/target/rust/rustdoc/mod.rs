//! Converts descriptions in Markdown to doc comments.
//!
//! The Markdown is repaired (`cell`, `html`), parsed into a tree (`parse`, `tree`) and written (`write`),
//! so that the result depends on the meaning of the text and not on its notation.

mod cell;
mod code;
mod escape;
mod html;
mod inline;
mod links;
mod parse;
mod plain;
mod tags;
mod tree;
mod wrap;
mod write;

#[cfg(test)]
mod tests;

use write::Writer;

/// The lines of a doc comment for a description, without the `///` before each.
///
/// The description is a table's cell, in which line breaks are `<br/>`, or text of several lines.
/// An empty line stands for a bare `///`; the first and the last line are never empty, and `N/A`
/// has no lines. Nothing in the lines is a doctest or gives a warning of rustdoc or Clippy.
///
/// `links` takes the target of a link that leads to no site (`../models/foo.md#bar`) and returns
/// the path by which rustdoc finds its item, as short as the scope allows; where it returns
/// `None`, only the text of the link stays. Links to the web stay as they are.
pub fn rustdoc(markdown: &str, links: &dyn Fn(&str) -> Option<String>) -> Vec<String> {
    match plain::text(markdown) {
        Some(text) => write::paragraph(text),
        None => parsed(markdown, links),
    }
}

/// The same for any description, plain or not.
fn parsed(markdown: &str, links: &dyn Fn(&str) -> Option<String>) -> Vec<String> {
    let source = html::rewrite(cell::normalise(markdown));
    let blocks = parse::parse(&links::keep_definitions(source));
    let writer = Writer::new(links);
    let lines = writer.document(&blocks);
    let text = tree::text(&blocks);
    if text.is_empty() && !lines.iter().any(|line| line.contains("![")) {
        // `-` and `***` mean the same as `N/A`.
        return Vec::new();
    }
    if !tree::has_styles(&blocks) {
        return lines;
    }
    // Some nestings of emphasis cannot be written down: then the words matter more.
    let written = parse::parse(&lines.join("\n"));
    if tree::text(&written) == text {
        lines
    } else {
        writer.without_emphasis().document(&blocks)
    }
}
