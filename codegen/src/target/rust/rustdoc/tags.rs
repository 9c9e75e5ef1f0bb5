//! HTML tags: their roles and their matching.

use super::links;
use super::tree::{Inline, Style, Target};

/// Nesting depth of tags; deeper ones are dropped.
const MAX_DEPTH: usize = 12;

/// The role of a tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// A line break.
    LineBreak,
    /// The start or end of a paragraph.
    Block,
    /// A heading.
    Heading,
    /// A list item.
    Item,
    /// A table cell.
    Cell,
    /// A style.
    Styled(Style),
    /// Code.
    Code,
    /// A link.
    Link,
    /// An image.
    Image,
    /// Dropped.
    Dropped,
}

const ROLES: &[(&[&str], Role)] = &[
    (&["br"], Role::LineBreak),
    (
        &[
            "article",
            "aside",
            "blockquote",
            "dd",
            "details",
            "div",
            "dl",
            "dt",
            "footer",
            "header",
            "hr",
            "main",
            "nav",
            "ol",
            "p",
            "pre",
            "section",
            "summary",
            "table",
            "tbody",
            "tfoot",
            "thead",
            "tr",
            "ul",
        ],
        Role::Block,
    ),
    (&["h1", "h2", "h3", "h4", "h5", "h6"], Role::Heading),
    (&["li"], Role::Item),
    (&["td", "th"], Role::Cell),
    (&["b", "strong"], Role::Styled(Style::Strong)),
    (&["em", "i"], Role::Styled(Style::Emphasis)),
    (&["del", "s", "strike"], Role::Styled(Style::Strike)),
    (&["ins"], Role::Styled(Style::Tag("ins"))),
    (&["kbd"], Role::Styled(Style::Tag("kbd"))),
    (&["mark"], Role::Styled(Style::Tag("mark"))),
    (&["small"], Role::Styled(Style::Tag("small"))),
    (&["sub"], Role::Styled(Style::Tag("sub"))),
    (&["sup"], Role::Styled(Style::Tag("sup"))),
    (&["u"], Role::Styled(Style::Tag("u"))),
    (&["code", "samp", "tt"], Role::Code),
    (&["a"], Role::Link),
    (&["img"], Role::Image),
    (&["abbr", "center", "font", "span", "wbr"], Role::Dropped),
];

/// A tag in the source.
pub(super) struct HtmlTag<'a> {
    name: String,
    /// Whether it is an end tag.
    pub(super) is_closing: bool,
    attributes: &'a str,
    /// Its length in bytes.
    pub(super) length: usize,
}

/// The tag at the start of a text.
pub(super) fn tag(text: &str) -> Option<HtmlTag<'_>> {
    let inner = text.strip_prefix('<')?;
    let name_on = inner.strip_prefix('/').unwrap_or(inner);
    let end = name_on.find(|c: char| !c.is_ascii_alphanumeric() && c != '-')?;
    let (name, rest) = name_on.split_at_checked(end)?;
    if !name.starts_with(|c: char| c.is_ascii_alphabetic())
        || !rest.starts_with(|c: char| c.is_whitespace() || c == '>' || c == '/')
    {
        return None;
    }
    let mut quote = None;
    let close = rest.find(|c: char| match (quote, c) {
        (None, '"' | '\'') => {
            quote = Some(c);
            false
        }
        (Some(open), _) if open == c => {
            quote = None;
            false
        }
        (None, '>') => true,
        _ => false,
    })?;
    Some(HtmlTag {
        name: name.to_ascii_lowercase(),
        is_closing: inner.len() != name_on.len(),
        attributes: rest.get(..close)?,
        length: text.len() - rest.len() + close + 1,
    })
}

impl HtmlTag<'_> {
    /// The role of the tag; `None` if its name is unknown.
    pub(super) fn role(&self) -> Option<Role> {
        ROLES
            .iter()
            .find(|(names, _)| names.contains(&self.name.as_str()))
            .map(|(_, role)| *role)
    }

    fn attribute(&self, name: &str) -> String {
        let value = self
            .attributes
            .split_once(&format!("{name}="))
            .map_or("", |(_, value)| value);
        let value = match value.chars().next() {
            Some(quote @ ('"' | '\'')) => value.split(quote).nth(1),
            _ => value.split_whitespace().next(),
        };
        value.unwrap_or("").replace("&amp;", "&")
    }
}

/// Replaces each pair of tags by its element; unpaired tags become text.
pub(super) fn pair(inlines: Vec<Inline>) -> Vec<Inline> {
    if !inlines
        .iter()
        .any(|inline| matches!(inline, Inline::Html(_)))
    {
        return inlines;
    }
    let mut open: Vec<(String, Vec<Inline>)> = Vec::new();
    let mut out: Vec<Inline> = Vec::new();
    for inline in inlines {
        let Inline::Html(raw) = inline else {
            out.push(inline);
            continue;
        };
        let tag = tag(&raw);
        match tag.as_ref().and_then(|tag| tag.role()) {
            Some(Role::LineBreak) => out.push(Inline::Break),
            Some(Role::Dropped) => {}
            Some(Role::Image) => out.extend(tag.map(|tag| image(&tag))),
            Some(Role::Styled(_) | Role::Code | Role::Link) => {
                let is_closing = tag.as_ref().is_some_and(|tag| tag.is_closing);
                let name = tag.map(|tag| tag.name).unwrap_or_default();
                let is_partner = |(raw, _): &(String, Vec<Inline>)| {
                    self::tag(raw).is_some_and(|tag| tag.name == name)
                };
                if !is_closing {
                    if open.len() < MAX_DEPTH {
                        open.push((raw, std::mem::take(&mut out)));
                    }
                } else if let Some(at) = open.iter().rposition(is_partner) {
                    while open.len() > at + 1 {
                        unpair(&mut open, &mut out);
                    }
                    if let Some((raw, before)) = open.pop() {
                        let content = std::mem::replace(&mut out, before);
                        out.extend(paired(&raw, content));
                    }
                } else {
                    out.push(Inline::Text(raw));
                }
            }
            _ => out.push(Inline::Text(raw)),
        }
    }
    while !open.is_empty() {
        unpair(&mut open, &mut out);
    }
    out
}

/// Converts the innermost open tag to text.
fn unpair(open: &mut Vec<(String, Vec<Inline>)>, out: &mut Vec<Inline>) {
    if let Some((raw, before)) = open.pop() {
        let content = std::mem::replace(out, before);
        out.push(Inline::Text(raw));
        out.extend(content);
    }
}

fn paired(raw: &str, content: Vec<Inline>) -> Option<Inline> {
    let tag = tag(raw)?;
    match tag.role()? {
        Role::Styled(style) => Some(Inline::Styled(style, content)),
        Role::Code => {
            let mut code = String::new();
            super::tree::inline_text(&content, &mut code);
            (!code.is_empty()).then_some(Inline::Code(code))
        }
        _ => {
            let address = links::clean(&tag.attribute("href"));
            let target = Target {
                address,
                ..Target::default()
            };
            Some(Inline::Link(target, content))
        }
    }
}

fn image(tag: &HtmlTag<'_>) -> Inline {
    let address = links::clean(&tag.attribute("src"));
    let text = super::escape::visible(&tag.attribute("alt")).replace('\n', " ");
    Inline::Image(
        Target {
            address,
            ..Target::default()
        },
        vec![Inline::Text(text)],
    )
}
