//! Text without its marks: styles, links, tags and entities of cells, headings and paragraphs.

use pulldown_cmark::{BrokenLink, CowStr, Event, Options, Parser, Tag, TagEnd};

use super::marks::{LEAD, Meaning, Prepared, meaning};
use super::page::{Flavor, Page};
use super::tag::{TagForm, tag};
use crate::source::Excerpt;

/// Bytes that the targets of reference links may add to a text.
const MOST_TARGETS: usize = 100_000;

/// A text as it is read, each part with its place.
#[derive(Clone, Debug, Default)]
pub struct Inline<'a> {
    /// The text in parts of one style and one link.
    pub runs: Vec<Run<'a>>,
    /// The links in order.
    pub links: Vec<Link<'a>>,
    /// The anchors that tags define: `<a name="x">`, `<b id="x">`.
    pub anchors: Vec<String>,
}

/// A part of a text of one style and one link.
#[derive(Clone, Debug)]
pub struct Run<'a> {
    /// Its place, with the backticks of code but without other marks around it.
    pub raw: Excerpt<'a>,
    /// The text with entities and escapes decoded; `<br/>` is a line break.
    pub text: String,
    /// How it is shown.
    pub style: Style,
    /// Its position in [`Inline::links`].
    pub link: Option<usize>,
}

/// How a text is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    /// `` `code` ``
    pub code: bool,
    /// `**strong**`
    pub strong: bool,
    /// `*emphasis*`
    pub emphasis: bool,
    /// `~~struck~~`
    pub struck: bool,
}

/// A link in a text.
#[derive(Clone, Debug)]
pub struct Link<'a> {
    /// All of it.
    pub raw: Excerpt<'a>,
    /// Its text without marks.
    pub text: String,
    /// Its target; that of a reference link is elsewhere on the page.
    pub target: String,
}

impl<'a> Page<'a> {
    /// Reads a text of this page that is not a table cell.
    pub fn inline(&self, text: Excerpt<'a>) -> Inline<'a> {
        self.inline_of(text, false)
    }

    /// Reads a cell of a table of this page, in which `\|` is a pipe even between backticks.
    pub fn cell(&self, cell: Excerpt<'a>) -> Inline<'a> {
        self.inline_of(cell, true)
    }

    fn inline_of(&self, raw: Excerpt<'a>, is_cell: bool) -> Inline<'a> {
        let text = raw.text();
        let mut reader = Reader::new();
        if text.is_empty() {
            return reader.inline;
        }
        let has_mark = |byte: u8| b"\\`*_~[]<&!{\n\r".contains(&byte);
        if !text.bytes().any(has_mark) {
            reader.text(raw.trim(), text.trim());
            return reader.inline;
        }
        let prepared = Prepared::new(text, is_cell, self.flavor == Flavor::Mdx);
        let mut budget = text.len().max(MOST_TARGETS);
        let definition = |link: BrokenLink<'_>| {
            let target = self.definitions.get(&link.reference)?;
            budget = budget.checked_sub(target.len())?;
            Some((CowStr::from(target.to_owned()), CowStr::from("")))
        };
        let parser = Parser::new_with_broken_link_callback(
            &prepared.text,
            Options::ENABLE_STRIKETHROUGH,
            Some(definition),
        );
        for (event, range) in parser.into_offset_iter() {
            let original = prepared.original(range.start)..prepared.original(range.end);
            reader.take(event, range.start, raw.slice(original));
        }
        reader.inline
    }
}

impl Inline<'_> {
    /// The text without any mark.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for run in &self.runs {
            text.push_str(&run.text);
        }
        text.trim().to_owned()
    }

    /// The text with marks for code, emphasis and strokes, but without links and tags.
    pub fn marked(&self) -> String {
        let mut text = String::new();
        for run in &self.runs {
            let words = run.text.trim();
            let Some(start) = run.text.find(words).filter(|_| !words.is_empty()) else {
                text.push_str(&run.text);
                continue;
            };
            let (before, after) = run.text.split_at(start);
            let style = run.style;
            let marks = [
                (style.struck, "~~"),
                (style.strong, "**"),
                (style.emphasis, "*"),
                (style.code, "`"),
            ];
            let marks = marks.iter().filter(|(is_set, _)| *is_set);
            text.push_str(before);
            marks.clone().for_each(|(_, mark)| text.push_str(mark));
            text.push_str(words);
            marks.rev().for_each(|(_, mark)| text.push_str(mark));
            text.push_str(after.get(words.len()..).unwrap_or_default());
        }
        text.trim().to_owned()
    }
}

struct Reader<'a> {
    inline: Inline<'a>,
    /// How many styles of each kind are open.
    code: usize,
    strong: usize,
    emphasis: usize,
    struck: usize,
    link: Option<usize>,
    /// Whether a line break follows, if any text does.
    ends_line: bool,
}

impl<'a> Reader<'a> {
    fn new() -> Self {
        Self {
            inline: Inline::default(),
            code: 0,
            strong: 0,
            emphasis: 0,
            struck: 0,
            link: None,
            ends_line: false,
        }
    }

    fn take(&mut self, event: Event<'_>, start: usize, raw: Excerpt<'a>) {
        match event {
            Event::Text(text) => {
                let is_lead = start == 0;
                let text = if is_lead {
                    text.strip_prefix(LEAD)
                        .or_else(|| text.strip_prefix(LEAD.trim()))
                } else {
                    Some(&*text)
                };
                self.text(raw, text.unwrap_or_default());
            }
            Event::Code(text) => {
                self.code += 1;
                self.text(raw, &text);
                self.code -= 1;
            }
            Event::SoftBreak => self.text(raw, " "),
            Event::HardBreak | Event::Rule => self.ends_line = true,
            Event::InlineHtml(_) | Event::Html(_) => self.html(raw),
            Event::Start(tag) => match tag {
                Tag::Strong => self.strong += 1,
                Tag::Emphasis => self.emphasis += 1,
                Tag::Strikethrough => self.struck += 1,
                Tag::Link { dest_url, .. } => self.open_link(raw, dest_url.into_string()),
                _ => {}
            },
            Event::End(tag) => match tag {
                TagEnd::Strong => close(&mut self.strong),
                TagEnd::Emphasis => close(&mut self.emphasis),
                TagEnd::Strikethrough => close(&mut self.struck),
                TagEnd::Link => self.link = None,
                TagEnd::Image => {}
                _ => self.ends_line = true,
            },
            _ => {}
        }
    }

    fn text(&mut self, raw: Excerpt<'a>, text: &str) {
        if text.is_empty() {
            return;
        }
        if std::mem::take(&mut self.ends_line)
            && let Some(last) = self.inline.runs.last_mut()
            && !last.text.ends_with('\n')
        {
            last.text.push('\n');
        }
        let style = Style {
            code: self.code > 0,
            strong: self.strong > 0,
            emphasis: self.emphasis > 0,
            struck: self.struck > 0,
        };
        let link = self.link;
        if let Some(link) = link.and_then(|at| self.inline.links.get_mut(at)) {
            link.text.push_str(text);
        }
        match self.inline.runs.last_mut() {
            Some(run) if run.style == style && run.link == link => {
                run.raw = run.raw.through(raw);
                run.text.push_str(text);
            }
            _ => self.inline.runs.push(Run {
                raw,
                text: text.to_owned(),
                style,
                link,
            }),
        }
    }

    fn html(&mut self, raw: Excerpt<'a>) {
        if raw.text().starts_with("<!--") {
            return;
        }
        let Some(tag) = tag(raw) else {
            return self.text(raw, raw.text());
        };
        let closes = tag.form == TagForm::Close;
        let Some(meaning) = meaning(tag.name.text()) else {
            // `Array<string>` opens nothing; a component has attributes or closes itself.
            if tag.form == TagForm::Open && tag.attributes.is_empty() {
                self.text(raw, raw.text());
            }
            return;
        };
        let is_link = meaning == Meaning::Link;
        let anchors = tag.attributes.iter().filter(|attribute| {
            let name = attribute.name.text();
            name == "id" || is_link && name == "name"
        });
        let anchors = anchors.filter_map(|anchor| anchor.value);
        let anchors = anchors.map(|anchor| anchor.text().to_owned());
        self.inline
            .anchors
            .extend(anchors.filter(|anchor| !anchor.is_empty()));
        let open = match meaning {
            Meaning::Break => return self.ends_line = true,
            Meaning::Link if closes => return self.link = None,
            Meaning::Link => {
                if let Some(target) = tag.attribute("href") {
                    self.open_link(raw, target.text().replace("&amp;", "&"));
                }
                return;
            }
            Meaning::Code => &mut self.code,
            Meaning::Strong => &mut self.strong,
            Meaning::Emphasis => &mut self.emphasis,
            Meaning::Struck => &mut self.struck,
            Meaning::Nothing => return,
        };
        match tag.form {
            TagForm::Open => *open += 1,
            TagForm::Close => close(open),
            TagForm::SelfClosing => {}
        }
    }

    fn open_link(&mut self, raw: Excerpt<'a>, target: String) {
        self.link = Some(self.inline.links.len());
        self.inline.links.push(Link {
            raw,
            text: String::new(),
            target,
        });
    }
}

fn close(open: &mut usize) {
    *open = open.saturating_sub(1);
}
