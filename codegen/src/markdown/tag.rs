//! Tags of HTML and JSX.

use std::ops::Range;

use crate::source::Excerpt;

/// A tag: `<name attribute="value">`, `</name>` or `<name/>`.
#[derive(Clone, Debug)]
pub struct Tag<'a> {
    /// All of it.
    pub text: Excerpt<'a>,
    /// The name; empty for `<>`.
    pub name: Excerpt<'a>,
    /// The attributes in order.
    pub attributes: Vec<Attribute<'a>>,
    /// Whether it opens or closes.
    pub form: TagForm,
}

/// Whether a tag opens or closes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TagForm {
    /// `<name>`
    Open,
    /// `</name>`
    Close,
    /// `<name/>`
    SelfClosing,
}

/// An attribute of a tag.
#[derive(Clone, Copy, Debug)]
pub struct Attribute<'a> {
    /// Its name; empty for `{...properties}`.
    pub name: Excerpt<'a>,
    /// Its value without quotes or braces; `None` for a name alone.
    pub value: Option<Excerpt<'a>>,
    /// Whether the value is in braces: a JavaScript expression.
    pub is_expression: bool,
}

impl<'a> Tag<'a> {
    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<Excerpt<'a>> {
        let mut all = self.attributes.iter();
        all.find(|attribute| attribute.name.text() == name)?.value
    }

    /// Whether the name is that of a component: it begins with an upper-case letter.
    pub fn is_component(&self) -> bool {
        self.name.text().starts_with(|c: char| c.is_uppercase())
    }
}

/// The tag at the start of an excerpt.
pub fn tag(text: Excerpt<'_>) -> Option<Tag<'_>> {
    scan(text, &mut { usize::MAX })
}

/// The tag at the start of an excerpt; of what it reads in vain as much as `budget` has is taken
/// from that, so that many attempts on one text take linear time.
pub(super) fn scan<'a>(text: Excerpt<'a>, budget: &mut usize) -> Option<Tag<'a>> {
    let mut scanner = Scanner {
        bytes: text.text().as_bytes(),
        at: 0,
        most: *budget,
    };
    match scanner.tag() {
        Some(found) => Some(found.placed(text, scanner.at)),
        None => {
            *budget = budget.saturating_sub(scanner.at);
            None
        }
    }
}

/// A tag by its offsets.
struct Found {
    name: Range<usize>,
    attributes: Vec<(Range<usize>, Option<Range<usize>>, bool)>,
    form: TagForm,
}

impl Found {
    fn placed(self, text: Excerpt<'_>, end: usize) -> Tag<'_> {
        let attribute = |(name, value, is_expression): (_, Option<_>, _)| Attribute {
            name: text.slice(name),
            value: value.map(|value| text.slice(value)),
            is_expression,
        };
        Tag {
            text: text.slice(0..end),
            name: text.slice(self.name),
            attributes: self.attributes.into_iter().map(attribute).collect(),
            form: self.form,
        }
    }
}

struct Scanner<'t> {
    bytes: &'t [u8],
    at: usize,
    most: usize,
}

impl Scanner<'_> {
    fn tag(&mut self) -> Option<Found> {
        self.eat(b'<').then_some(())?;
        let closes = self.eat(b'/');
        let name = self.word();
        if name.is_empty() && self.peek() != Some(b'>') {
            return None;
        }
        let mut found = Found {
            name,
            attributes: Vec::new(),
            form: if closes {
                TagForm::Close
            } else {
                TagForm::Open
            },
        };
        loop {
            let has_space = self.skip_space();
            if self.eat(b'>') {
                return Some(found);
            }
            if !closes && self.eat(b'/') {
                found.form = TagForm::SelfClosing;
                return self.eat(b'>').then_some(found);
            }
            if !has_space || closes {
                return None;
            }
            found.attributes.push(self.attribute()?);
        }
    }

    fn attribute(&mut self) -> Option<(Range<usize>, Option<Range<usize>>, bool)> {
        if self.peek() == Some(b'{') {
            return Some((self.at..self.at, Some(self.braces()?), true));
        }
        let name = self.word();
        if name.is_empty() {
            return None;
        }
        let after = self.at;
        self.skip_space();
        if !self.eat(b'=') {
            // White space separates attributes, so it is left for the caller.
            self.at = after;
            return Some((name, None, false));
        }
        self.skip_space();
        let value = match self.peek()? {
            b'{' => return Some((name, Some(self.braces()?), true)),
            quote @ (b'"' | b'\'') => self.quoted(quote)?,
            _ => {
                let start = self.at;
                while let Some(byte) = self.peek()
                    && !byte.is_ascii_whitespace()
                    && !matches!(byte, b'>' | b'"' | b'\'' | b'`' | b'<' | b'=')
                {
                    self.at += 1;
                }
                (self.at > start).then_some(start..self.at)?
            }
        };
        Some((name, Some(value), false))
    }

    fn quoted(&mut self, quote: u8) -> Option<Range<usize>> {
        let start = self.at + 1;
        self.at = start;
        while self.peek()? != quote {
            self.at += 1;
        }
        self.at += 1;
        Some(start..self.at - 1)
    }

    /// An expression in braces, which may hold braces and texts.
    fn braces(&mut self) -> Option<Range<usize>> {
        let start = self.at + 1;
        let mut depth = 0_usize;
        loop {
            match self.peek()? {
                quote @ (b'"' | b'\'' | b'`') => {
                    self.quoted(quote)?;
                    continue;
                }
                b'{' => depth += 1,
                b'}' => depth -= 1,
                _ => {}
            }
            self.at += 1;
            if depth == 0 {
                return Some(start..self.at - 1);
            }
        }
    }

    fn word(&mut self) -> Range<usize> {
        let start = self.at;
        while let Some(byte) = self.peek()
            && (byte.is_ascii_alphabetic()
                || !byte.is_ascii()
                || b"_:@$".contains(&byte)
                || self.at > start && (byte.is_ascii_digit() || b"-.".contains(&byte)))
        {
            self.at += 1;
        }
        start..self.at
    }

    fn skip_space(&mut self) -> bool {
        let start = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_whitespace()) {
            self.at += 1;
        }
        self.at > start
    }

    fn eat(&mut self, byte: u8) -> bool {
        let is_next = self.peek() == Some(byte);
        self.at += usize::from(is_next);
        is_next
    }

    fn peek(&self) -> Option<u8> {
        if self.at < self.most {
            self.bytes.get(self.at).copied()
        } else {
            None
        }
    }
}
