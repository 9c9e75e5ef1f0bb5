//! Which changes were accepted.

use crate::config::{Allow, Date, is_like};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::diff::{Change, RULES, Rule};

/// What entries do to changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Acceptance {
    /// For each change the place of the entry that accepts it.
    pub by: Vec<Option<usize>>,
    /// The places of the entries that fit no change.
    pub unused: Vec<usize>,
    /// The places of the entries that fit a change, but only until a day that is over.
    pub expired: Vec<usize>,
}

/// Says which changes the entries accept on a day; of several entries, the first one counts.
pub fn accept(changes: &[Change], entries: &[Allow], today: Date) -> Acceptance {
    let mut used = vec![false; entries.len()];
    let mut by = Vec::new();
    for change in changes {
        let mut found = None;
        for ((at, entry), used) in entries.iter().enumerate().zip(&mut used) {
            if fits(entry, change) {
                *used = true;
                if found.is_none() && !is_over(entry, today) {
                    found = Some(at);
                }
            }
        }
        by.push(found);
    }
    let mut acceptance = Acceptance {
        by,
        ..Acceptance::default()
    };
    for ((at, entry), used) in entries.iter().enumerate().zip(used) {
        match (used, is_over(entry, today)) {
            (false, _) => acceptance.unused.push(at),
            (true, true) => acceptance.expired.push(at),
            (true, false) => {}
        }
    }
    acceptance
}

/// Reports entries that name no rule.
pub fn check_rules(entries: &[Allow], diagnostics: &mut Diagnostics) {
    for entry in entries {
        if Rule::by_name(&entry.rule).is_none() {
            let message = format!("there is no rule `{}`", entry.rule);
            let near = RULES
                .iter()
                .map(|info| info.name)
                .find(|name| name.starts_with(&entry.rule) || entry.rule.starts_with(name));
            let help = match near {
                Some(near) => format!("is `{near}` meant? `diff --rules` lists them all"),
                None => "`diff --rules` lists them all".to_owned(),
            };
            diagnostics.push(Diagnostic::new(Code::InvalidConfig, entry.span, message).help(help));
        }
    }
}

/// The entry that accepts a change, as it is written in a file.
pub fn entry(change: &Change) -> String {
    let mut text = format!(
        "[[allow]]\nrule = {}\npath = {}\n",
        quoted(change.rule.info().name),
        quoted(&change.subject)
    );
    if let Some(member) = &change.member {
        text.push_str(&format!("field = {}\n", quoted(unquoted(member))));
    }
    text.push_str("reason = \"\"\n");
    text
}

fn fits(entry: &Allow, change: &Change) -> bool {
    let member = match (&entry.field, &change.member) {
        (None, _) => true,
        (Some(_), None) => false,
        (Some(field), Some(member)) => is_like(field, member) || is_like(field, unquoted(member)),
    };
    member && entry.rule == change.rule.info().name && is_like(&entry.path, &change.subject)
}

fn is_over(entry: &Allow, today: Date) -> bool {
    entry.expires.is_some_and(|day| day < today)
}

/// Values of enumerations are named with their quotes; people leave them out.
fn unquoted(member: &str) -> &str {
    let inner = member.strip_prefix('"').and_then(|m| m.strip_suffix('"'));
    inner.unwrap_or(member)
}

/// A text as TOML writes it.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            // What turns text around is as good as invisible, and shall not be.
            c if c.is_control() || !is_plain(c) => {
                quoted.push_str(&format!("\\U{:08X}", c as u32));
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

fn is_plain(c: char) -> bool {
    !matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_quoted_as_toml_reads_them() {
        for text in ["plain", "\"\\", "a\u{7f}\n\u{1b}é\u{202e}"] {
            let table: toml::Table = toml::from_str(&format!("x = {}", quoted(text)))
                .unwrap_or_else(|error| panic!("{error}"));
            assert_eq!(table["x"].as_str(), Some(text));
        }
    }
}
