//! Links: targets, bare URLs and broken references.

use std::collections::HashSet;

use pulldown_cmark::{BrokenLink, CowStr, Event, LinkType, Options, Parser, Tag};

use super::escape::visible;

/// The extensions of CommonMark that rustdoc supports and pages use.
const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS);

/// Address and title of a link without a definition.
type Resolve<'a> = fn(BrokenLink<'a>) -> Option<(CowStr<'a>, CowStr<'a>)>;

/// The parser for descriptions.
pub(super) fn parser<'a>(markdown: &'a str) -> Parser<'a, Resolve<'a>> {
    Parser::new_with_broken_link_callback(markdown, OPTIONS, Some(resolve_broken))
}

/// Whether an address has an allowed scheme.
pub(super) fn is_absolute(address: &str) -> bool {
    ["https://", "http://", "mailto:", "ftp://"]
        .iter()
        .any(|scheme| {
            address
                .get(..scheme.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
        })
}

/// An address with invisible and delimiting characters escaped.
pub(super) fn clean(address: &str) -> String {
    visible(address.trim())
        .replace(char::is_whitespace, "%20")
        .replace('<', "%3C")
        .replace('>', "%3E")
}

/// Resolves the malformed links `[text][https://…]` and `[text][../page.md#part]`.
fn resolve_broken<'a>(link: BrokenLink<'a>) -> Option<(CowStr<'a>, CowStr<'a>)> {
    let page = link.reference.split('#').next().unwrap_or_default();
    let is_address = is_absolute(&link.reference) || page.ends_with(".md");
    (link.link_type == LinkType::Reference && is_address).then(|| (link.reference, "".into()))
}

/// Escapes text that looks like a link definition (`[Note]: this`), which a parser would drop.
pub(super) fn keep_definitions(source: String) -> String {
    if !source.contains("]:") {
        return source;
    }
    let parser = parser(&source);
    let mut definitions: Vec<(usize, String, bool)> = parser
        .reference_definitions()
        .iter()
        .map(|(label, to)| (to.span.start, label.to_lowercase(), is_absolute(&to.dest)))
        .collect();
    if definitions.is_empty() {
        return source;
    }
    let used: HashSet<String> = parser
        .filter_map(|event| match event {
            Event::Start(Tag::Link { id, .. } | Tag::Image { id, .. }) => Some(id.to_lowercase()),
            _ => None,
        })
        .collect();
    definitions.retain(|(_, label, is_absolute)| !is_absolute || !used.contains(label));
    definitions.sort_unstable();
    let mut escaped = String::with_capacity(source.len() + definitions.len());
    let mut at = 0;
    for (start, _, _) in definitions {
        let Some(bracket) = source.get(start..).and_then(|rest| rest.find('[')) else {
            break;
        };
        escaped.push_str(source.get(at..start + bracket).unwrap_or(""));
        escaped.push('\\');
        at = start + bracket;
    }
    escaped + source.get(at..).unwrap_or("")
}

/// Maximum length of a bare URL. It bounds the work for adjacent URLs, and browsers reject longer ones.
const LONGEST: usize = 2048;

/// A part of a text.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// Text without a URL.
    Text(&'a str),
    /// A URL.
    Address(&'a str),
    /// A URL with placeholders (`https://example.com/<id>`), which is not a link.
    Template(&'a str),
}

/// Splits a text at its URLs.
pub(super) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    let mut from = 0;
    while let Some(start) = find_scheme(rest, from) {
        let (before, behind) = rest.split_at_checked(start).unwrap_or((rest, ""));
        let piece = address(behind);
        let length = match piece {
            Piece::Text(text) | Piece::Address(text) | Piece::Template(text) => text.len(),
        };
        if matches!(piece, Piece::Text(_)) {
            from = start + "http://".len();
            continue;
        }
        if !before.is_empty() {
            pieces.push(Piece::Text(before));
        }
        pieces.push(piece);
        rest = behind.get(length..).unwrap_or("");
        from = 0;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest));
    }
    pieces
}

fn find_scheme(text: &str, from: usize) -> Option<usize> {
    let behind = text.get(from..)?;
    let is_scheme = |rest: &str| rest.starts_with("http://") || rest.starts_with("https://");
    let mut places = behind.match_indices("http").map(|(at, _)| at);
    let at = places.find(|at| behind.get(*at..).is_some_and(is_scheme));
    at.map(|at| from + at)
}

/// The URL at the start of a text.
fn address(text: &str) -> Piece<'_> {
    let length = text.char_indices().nth(LONGEST).map(|(at, _)| at);
    if let Some(start) = length.and_then(|length| text.get(..length))
        && !start.contains(char::is_whitespace)
    {
        return Piece::Text("");
    }
    let is_end = |c: char| !c.is_ascii_graphic() || "<>\"`[]{}|\\^".contains(c);
    let end = text.find(is_end).unwrap_or(text.len());
    let (found, behind) = text.split_at_checked(end).unwrap_or((text, ""));
    if behind.starts_with(['<', '{']) {
        let end = text.find(|c: char| c.is_whitespace() || c == '`');
        let template = trim_end(text.get(..end.unwrap_or(text.len())).unwrap_or(text));
        if template.ends_with(['>', '}']) || template.len() > found.len() {
            return Piece::Template(template);
        }
    }
    let found = trim_end(found);
    let host = found
        .split("://")
        .nth(1)
        .and_then(|rest| rest.split(['/', '?', '#']).next());
    match host {
        Some(host) if host.trim_matches('.').contains('.') => Piece::Address(found),
        _ => Piece::Text(found),
    }
}

/// The URL without trailing punctuation of the sentence.
fn trim_end(mut address: &str) -> &str {
    let mut surplus = address.matches(')').count() as i64 - address.matches('(').count() as i64;
    loop {
        let trimmed = match address.chars().next_back() {
            Some('.' | ',' | ';' | ':' | '!' | '?' | '\'' | '"' | '*' | '_' | '~') => true,
            Some(')') => {
                surplus -= 1;
                surplus >= 0
            }
            _ => false,
        };
        match address.get(..address.len().wrapping_sub(1)) {
            Some(shorter) if trimmed => address = shorter,
            _ => return address,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_end_before_punctuation() {
        assert_eq!(
            pieces("See (https://a.example/b_(c)). Or http://localhost:80!"),
            [
                Piece::Text("See ("),
                Piece::Address("https://a.example/b_(c)"),
                Piece::Text("). Or http://localhost:80!"),
            ]
        );
        assert_eq!(
            pieces("https://a.example/<id>/b, https://a.example/{id}."),
            [
                Piece::Template("https://a.example/<id>/b"),
                Piece::Text(", "),
                Piece::Template("https://a.example/{id}"),
                Piece::Text("."),
            ]
        );
        assert_eq!(
            pieces("http://https://a.example"),
            [Piece::Text("http://"), Piece::Address("https://a.example")]
        );
        assert_eq!(pieces("https://"), [Piece::Text("https://")]);
    }

    #[test]
    fn only_used_definitions_define() {
        let kept = |source: &str| keep_definitions(source.to_owned());
        assert_eq!(kept("[Note]: this"), "\\[Note]: this");
        assert_eq!(kept("[a]\n\n[a]: https://b.c"), "[a]\n\n[a]: https://b.c");
        assert_eq!(kept("a\n\n[a]: https://b.c"), "a\n\n\\[a]: https://b.c");
    }
}
