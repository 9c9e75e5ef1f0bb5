//! HTML in Markdown: HTML blocks become Markdown, and unsupported tags become text.

use std::ops::Range;

use pulldown_cmark::{Event, Tag as MarkdownTag, TagEnd};

use super::links;
use super::tags::{HtmlTag, Role, tag};

/// Rewriting a block can reveal HTML in it, so several rounds may be necessary.
const MAX_ROUNDS: usize = 6;

/// Replaces every tag that is not allowed at its position.
pub(super) fn rewrite(mut source: String) -> String {
    for _ in 0..MAX_ROUNDS {
        if !source.contains('<') {
            break;
        }
        let edits = edits(&source);
        if edits.is_empty() {
            break;
        }
        source = edited(&source, edits);
    }
    source
}

/// Replaces sorted ranges of the text.
fn edited(source: &str, edits: Vec<(Range<usize>, String)>) -> String {
    let mut out = String::with_capacity(source.len());
    let mut at = 0;
    for (range, replacement) in edits {
        out.push_str(source.get(at..range.start).unwrap_or(""));
        out.push_str(&replacement);
        at = range.end;
    }
    out.push_str(source.get(at..).unwrap_or(""));
    out
}

fn edits(source: &str) -> Vec<(Range<usize>, String)> {
    let mut edits = Vec::new();
    let mut containers = 0_usize;
    let mut is_in_table = false;
    for (event, range) in links::parser(source).into_offset_iter() {
        match event {
            Event::Start(MarkdownTag::List(_) | MarkdownTag::BlockQuote(_)) => containers += 1,
            Event::End(TagEnd::List(_) | TagEnd::BlockQuote(_)) => {
                containers = containers.saturating_sub(1);
            }
            Event::Start(MarkdownTag::Table(_)) => is_in_table = true,
            Event::End(TagEnd::Table) => is_in_table = false,
            Event::Start(MarkdownTag::HtmlBlock) => {
                let block = source.get(range.clone()).unwrap_or("");
                let replacement = if containers == 0 {
                    rewrite_block(block)
                } else {
                    // Lines of a container have prefixes that must be preserved.
                    block.replacen('<', "\\<", 1)
                };
                edits.push((range, replacement));
            }
            Event::InlineHtml(raw) => {
                if let Some(replacement) = rewrite_inline(&raw, is_in_table, containers > 0) {
                    edits.push((range, replacement));
                }
            }
            _ => {}
        }
    }
    edits
}

/// The replacement of an inline tag; `None` if the tree supports it.
fn rewrite_inline(raw: &str, is_in_table: bool, is_in_container: bool) -> Option<String> {
    if raw.starts_with("<!--") {
        return Some(String::new());
    }
    let escaped = || Some(raw.replacen('<', "\\<", 1));
    let Some(tag) = tag(raw) else {
        return escaped();
    };
    let Some(role) = tag.role() else {
        return escaped();
    };
    let is_opening = !tag.is_closing;
    let replacement = match role {
        Role::Cell => " ",
        Role::Block | Role::Heading | Role::Item if is_in_table => " ",
        Role::Item if is_opening && is_in_container => "<br>• ",
        Role::Item if is_opening => "\n- ",
        Role::Item => "",
        Role::Block | Role::Heading if is_in_container => "<br><br>",
        Role::Block | Role::Heading => "\n\n",
        _ => return None,
    };
    Some(replacement.to_owned())
}

/// Converts an HTML block to Markdown that has inline tags only.
fn rewrite_block(block: &str) -> String {
    let is_of_inline_tags = tag(block.trim_start())
        .and_then(|tag| tag.role())
        .is_some_and(|role| !matches!(role, Role::Block | Role::Heading | Role::Item));
    let mut out = String::from("\n\n");
    let mut rest = block;
    while let Some((before, _)) = rest.split_once('<') {
        push_lines(before, &mut out);
        rest = rest.get(before.len()..).unwrap_or("");
        if rest.starts_with("<!--") {
            rest = rest.split_once("-->").map_or("", |(_, behind)| behind);
            continue;
        }
        let tag = tag(rest);
        let length = tag.as_ref().map_or(1, |tag| tag.length);
        let is_closing = tag.as_ref().is_some_and(|tag| tag.is_closing);
        let raw = rest.get(..length).unwrap_or("<");
        match tag.as_ref().and_then(HtmlTag::role) {
            None if is_autolink(rest) => out.push_str(raw),
            None => {
                out.push('\\');
                out.push_str(raw);
            }
            Some(Role::Cell) => out.push(' '),
            Some(Role::Item) if is_closing => {}
            Some(Role::Item) => out.push_str("\n- "),
            Some(Role::Heading) if !is_closing => {
                out.push_str("\n\n#### ");
            }
            Some(Role::LineBreak | Role::Block | Role::Heading) => out.push_str("\n\n"),
            Some(_) if is_of_inline_tags => {}
            Some(_) => out.push_str(raw),
        }
        rest = rest.get(length..).unwrap_or("");
    }
    push_lines(rest, &mut out);
    out.push_str("\n\n");
    out
}

fn is_autolink(text: &str) -> bool {
    text.get(1..).is_some_and(links::is_absolute)
}

/// Indentation is significant in Markdown but not in HTML.
fn push_lines(text: &str, out: &mut String) {
    for (at, line) in text.split('\n').enumerate() {
        if at > 0 {
            out.push('\n');
        }
        out.push_str(if at > 0 { line.trim_start() } else { line });
    }
}
