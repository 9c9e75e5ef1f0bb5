//! Writes inline elements as Markdown. [`FIXED_BLANK`] and [`HARD_BREAK`] are placeholders of spaces and
//! line breaks that must be preserved.

use super::escape::{self, Place};
use super::links::{self, Piece};
use super::tree::{self, Inline, Style, Target};
use super::wrap::{FIXED_BLANK, HARD_BREAK};
use crate::source::fence;

/// Writes inline elements.
#[derive(Clone, Copy)]
pub(super) struct InlineWriter<'a> {
    /// Resolves a page to its Rust path.
    pub(super) links: &'a dyn Fn(&str) -> Option<String>,
    /// Whether emphasis is written.
    pub(super) has_emphasis: bool,
    /// Whether the text is in a table cell.
    pub(super) is_in_table: bool,
    /// Whether the text is in a link.
    pub(super) is_in_link: bool,
    /// Whether the whole text has at most one underscore that could mark emphasis, so that none does.
    pub(super) is_underscore_alone: bool,
}

impl<'a> InlineWriter<'a> {
    /// A writer that resolves pages with `links`.
    pub(super) fn new(links: &'a dyn Fn(&str) -> Option<String>) -> Self {
        Self {
            links,
            has_emphasis: true,
            is_in_table: false,
            is_in_link: false,
            is_underscore_alone: false,
        }
    }

    /// The Markdown of a text.
    pub(super) fn write(&self, content: &[Inline]) -> String {
        let is_underscore_alone = underscores(content) <= 1;
        let mut out = String::new();
        Self {
            is_underscore_alone,
            ..*self
        }
        .write_to(content, false, &mut out);
        out
    }

    /// Appends a text, which another element may follow directly.
    fn write_to(&self, content: &[Inline], is_followed: bool, out: &mut String) {
        for (at, inline) in content.iter().enumerate() {
            let is_followed = is_followed || at + 1 < content.len();
            match inline {
                Inline::Text(text) => self.text(text, is_followed, out),
                Inline::Code(code) => self.code(code, out),
                Inline::Styled(style, content) => self.styled(*style, content, out),
                Inline::Link(target, content) => self.link(target, content, out),
                Inline::Image(target, content) => self.image(target, content, out),
                Inline::Break if self.is_in_table => out.push_str("<br>"),
                Inline::Break if self.is_in_link => out.push(' '),
                Inline::Break => out.push(HARD_BREAK),
                // Clippy parses the text after `[ ]` as a separate block.
                Inline::Task(is_done) => out.push_str(if *is_done { "☑ " } else { "☐ " }),
                Inline::Html(raw) => self.text(raw, is_followed, out),
            }
        }
    }

    fn place(&self, is_followed: bool) -> Place {
        Place {
            is_in_table: self.is_in_table,
            is_followed,
            is_underscore_alone: self.is_underscore_alone,
        }
    }

    fn text(&self, text: &str, is_followed: bool, out: &mut String) {
        if self.is_in_link {
            return self.plain(text, is_followed, out);
        }
        let pieces = links::pieces(text);
        for (at, piece) in pieces.iter().enumerate() {
            match piece {
                Piece::Text(text) => self.plain(text, is_followed || at + 1 < pieces.len(), out),
                Piece::Address(address) => {
                    out.push('<');
                    out.push_str(address);
                    out.push('>');
                }
                Piece::Template(template) => self.code(template, out),
            }
        }
    }

    fn plain(&self, text: &str, is_followed: bool, out: &mut String) {
        let place = self.place(is_followed);
        escape::text(&text.replace(char::is_control, " "), place, out);
    }

    fn code(&self, code: &str, out: &mut String) {
        let fence = fence([code], 1);
        let is_padded = code.starts_with('`')
            || code.ends_with('`')
            || (code.starts_with(' ') && code.ends_with(' ') && code.contains(|c| c != ' '));
        let pad = if is_padded { FIXED_BLANK } else { "" };
        let mut code = code
            .replace(char::is_control, " ")
            .replace(' ', FIXED_BLANK);
        if self.is_in_table {
            code = code.replace('|', "\\|");
        }
        if !code.is_empty() {
            if out.ends_with('`') && !out.ends_with("\\`") {
                out.push(' ');
            }
            out.extend([&fence, pad, &code, pad, &fence]);
        }
    }

    fn styled(&self, style: Style, content: &[Inline], out: &mut String) {
        let inner = {
            let mut inner = String::new();
            self.write_to(content, true, &mut inner);
            inner
        };
        let (open, close) = match style {
            _ if !self.has_emphasis => (String::new(), String::new()),
            Style::Emphasis => ("*".to_owned(), "*".to_owned()),
            Style::Strong => ("**".to_owned(), "**".to_owned()),
            Style::Strike => ("~~".to_owned(), "~~".to_owned()),
            Style::Tag(name) => (format!("<{name}>"), format!("</{name}>")),
        };
        // Emphasis markers must be adjacent to the text.
        let is_blank = |c: char| c == ' ' || c == HARD_BREAK;
        let core = inner.trim_matches(is_blank);
        if core.is_empty() {
            out.push_str(&inner);
            return;
        }
        let before = inner.len() - inner.trim_start_matches(is_blank).len();
        out.push_str(inner.get(..before).unwrap_or(""));
        out.push_str(&open);
        out.push_str(core);
        out.push_str(&close);
        out.push_str(inner.get(before + core.len()..).unwrap_or(""));
    }

    fn link(&self, target: &Target, content: &[Inline], out: &mut String) {
        let inner = Self {
            is_in_link: true,
            ..*self
        };
        let address = target.address.as_str();
        if self.is_in_link {
            return inner.write_to(content, true, out);
        }
        let mut text = String::new();
        tree::inline_text(content, &mut text);
        if links::is_absolute(address) {
            let bare = address.strip_prefix("mailto:").unwrap_or(address);
            if (text == bare || text == address || text.trim().is_empty())
                && let Some(autolink) = self.autolink(bare)
            {
                out.push_str(&autolink);
                return;
            }
            let text = inner.fixed(content);
            out.extend(["[", &text, "](", &self.destination(target), ")"]);
            return;
        }
        match (self.links)(address) {
            Some(path) if !text.trim().is_empty() => {
                // rustdoc rejects a redundant explicit path.
                let is_same = text.trim() == path;
                let is_name = text.chars().all(|c| c.is_alphanumeric() || c == '_');
                let text = if is_name || is_same {
                    let mut code = String::new();
                    self.code(text.trim(), &mut code);
                    code
                } else {
                    inner.fixed(content)
                };
                out.extend(["[", &text, "]"]);
                if !is_same {
                    out.extend(["(", &path, ")"]);
                }
            }
            _ => self.write_to(content, true, out),
        }
    }

    /// The text of a link, without line breaks.
    fn fixed(&self, content: &[Inline]) -> String {
        let mut text = String::new();
        self.write_to(content, true, &mut text);
        let text = text.replace(HARD_BREAK, " ");
        let words: Vec<_> = text.split(' ').filter(|word| !word.is_empty()).collect();
        words.join(FIXED_BLANK)
    }

    /// The address as an autolink, if possible.
    fn autolink(&self, address: &str) -> Option<String> {
        let is_plain = |c: char| c.is_ascii_graphic() && !matches!(c, '<' | '>' | '`' | '\\' | '|');
        let is_whole = address.contains("://") || address.contains('@');
        (is_whole && address.chars().all(is_plain)).then(|| format!("<{address}>"))
    }

    fn destination(&self, target: &Target) -> String {
        let mut address = String::new();
        let count = |c: char| target.address.matches(c).count();
        let is_paired = count('(') == count(')');
        let has_entity = target.address.contains(';');
        for c in target.address.chars() {
            match c {
                '|' => address.push_str("%7C"),
                '(' | ')' | '\\' | '`' | '&' if needs_escape(c, is_paired, has_entity) => {
                    address.push('\\');
                    address.push(c);
                }
                _ => address.push(c),
            }
        }
        if !target.title.trim().is_empty() {
            let mut title = String::new();
            let place = self.place(true);
            escape::text(&target.title, place, &mut title);
            let title = title.replace('"', "\\\"").replace(' ', FIXED_BLANK);
            address = format!("{address}{FIXED_BLANK}\"{title}\"");
        }
        address
    }

    fn image(&self, target: &Target, content: &[Inline], out: &mut String) {
        let mut text = String::new();
        tree::inline_text(content, &mut text);
        if !links::is_absolute(&target.address) || target.address.starts_with("mailto:") {
            return self.write_to(content, true, out);
        }
        let mut alt = String::new();
        let place = self.place(true);
        escape::text(&text, place, &mut alt);
        let alt = alt.replace(' ', FIXED_BLANK);
        out.extend(["![", &alt, "](", &self.destination(target), ")"]);
    }
}

/// The number of underscores that could start or end emphasis.
fn underscores(content: &[Inline]) -> usize {
    let count = |inline: &Inline| match inline {
        Inline::Text(text) | Inline::Html(text) => escape::underscores(text),
        Inline::Styled(_, content) | Inline::Link(_, content) | Inline::Image(_, content) => {
            underscores(content)
        }
        Inline::Code(_) | Inline::Break | Inline::Task(_) => 0,
    };
    content.iter().map(count).sum()
}

/// Whether a character of an address has a special meaning.
fn needs_escape(c: char, is_paired: bool, has_entity: bool) -> bool {
    match c {
        '(' | ')' => !is_paired,
        '\\' | '`' => true,
        '&' => has_entity,
        _ => false,
    }
}
