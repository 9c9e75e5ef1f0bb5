//! Comments on pull requests, in Markdown that means nothing but what we mean.

use super::{StaleAllow, plain, short};

/// The most characters of a comment; GitHub takes 65,536.
pub const MOST: usize = 60_000;

/// Kept for what stands around the findings.
const RESERVE: usize = 8_000;

/// How many entries that accept nothing are told one by one.
const STALE: usize = 10;

/// A comment while it is written.
pub struct Page {
    text: String,
    left: usize,
    cut: usize,
}

impl Page {
    /// A comment that begins with the line by which it is found again and replaced; `marker` tells
    /// several comments of a command on one pull request apart.
    pub fn new(command: &str, marker: Option<&str>) -> Self {
        let mut page = Self {
            text: String::new(),
            left: MOST - RESERVE,
            cut: 0,
        };
        page.add(&format!("{}\n\n", comment(command, marker)));
        page
    }

    /// Adds a text, however long.
    pub fn add(&mut self, text: &str) {
        self.text.push_str(text);
        self.left = self.left.saturating_sub(text.chars().count());
    }

    /// Adds entries as long as there is room; from the first one on that does not fit, they are
    /// counted only.
    pub fn entries(&mut self, entries: impl IntoIterator<Item = String>) {
        for entry in entries {
            if self.cut == 0 && entry.chars().count() <= self.left {
                self.add(&entry);
            } else {
                self.cut += 1;
            }
        }
    }

    /// Adds entries behind a line on which one clicks to see them; nothing where there are none.
    pub fn folded(&mut self, name: &str, entries: Vec<String>) {
        if entries.is_empty() {
            return;
        }
        self.add(&format!(
            "\n<details><summary>{name} ({})</summary>\n\n",
            entries.len()
        ));
        self.entries(entries);
        self.add("\n</details>\n");
    }

    /// The text, with the entries that accept nothing and the number of what was cut; `noun` is what
    /// is reported, in the plural.
    pub fn end(mut self, stale: &[StaleAllow], command: &str, noun: [&str; 2]) -> String {
        let [one, several] = noun;
        // This is what the reserve is for; of many, the first ones are enough.
        for stale in stale.iter().take(STALE) {
            let at = stale
                .place
                .as_ref()
                .map(|at| format!("{}: ", code(&at.to_string())));
            let words = escaped(&short(&stale.words(one), 200));
            self.add(&format!("\n- {}{words}", at.unwrap_or_default()));
        }
        if stale.len() > STALE {
            self.add(&format!("\n- and {} more entries", stale.len() - STALE));
        }
        if !stale.is_empty() {
            self.add("\n");
        }
        if self.cut > 0 {
            self.add(&format!(
                "\n_{} more {several} are not shown, because the comment would be too long. `markdown-codegen {command}` lists all of them._\n",
                self.cut
            ));
        }
        self.text
    }
}

/// The line by which a comment is found again.
fn comment(command: &str, marker: Option<&str>) -> String {
    let marker: String = marker
        .unwrap_or_default()
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || "._".contains(*c))
        .take(100)
        .collect();
    match marker.as_str() {
        "" => format!("<!-- markdown-codegen {command} -->"),
        marker => format!("<!-- markdown-codegen {command} {marker} -->"),
    }
}

/// A text as code, whatever is in it.
pub fn code(text: &str) -> String {
    let text = plain(text);
    let mut longest = 0;
    let mut run = 0;
    for c in text.chars() {
        run = if c == '`' { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    let fence = "`".repeat(longest + 1);
    let space = if text.starts_with(['`', ' ']) || text.ends_with(['`', ' ']) || text.is_empty() {
        " "
    } else {
        ""
    };
    format!("{fence}{space}{text}{space}{fence}")
}

/// A message, in which pairs of backticks make code and nothing else means anything.
pub fn prose(text: &str) -> String {
    let text = plain(text);
    let parts: Vec<&str> = text.split('`').collect();
    if parts.len().is_multiple_of(2) || parts.iter().skip(1).step_by(2).any(|part| part.is_empty())
    {
        return escaped(&text);
    }
    let parts = parts
        .into_iter()
        .enumerate()
        .map(|(at, part)| match at % 2 {
            0 => escaped(part),
            _ => code(part),
        });
    parts.collect()
}

/// A text in which nothing means anything: no mark-up, no mention of people, no number of an issue.
pub fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for c in plain(text).chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            // GitHub looks for these after the backslash is gone.
            '@' | '#' => escaped.extend([c, '\u{2060}']),
            '/' if escaped.ends_with(":/") => escaped.push_str("\u{2060}/"),
            c if c.is_ascii_punctuation() && !"/,.:;?'\"%=-+".contains(c) => {
                escaped.extend(['\\', c]);
            }
            c => escaped.push(c),
        }
    }
    escaped
}
