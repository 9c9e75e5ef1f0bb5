//! Which findings were accepted.

use serde::Serialize;

use super::{Place, place};
use crate::config::{Allow, Date, is_like};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::source::Sources;

/// What an entry can accept.
pub trait Acceptable {
    /// The name of the rule.
    fn rule(&self) -> &'static str;

    /// What it is about: a model, an operation or a key of the configuration.
    fn subject(&self) -> &str;

    /// The field, the value or the arm; `None` for the subject itself.
    fn member(&self) -> Option<&str>;
}

/// What entries do to findings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Acceptance {
    /// For each finding the place of the entry that accepts it.
    pub by: Vec<Option<usize>>,
    /// The places of the entries that fit no finding.
    pub unused: Vec<usize>,
    /// The places of the entries that fit a finding, but only until a day that is over.
    pub expired: Vec<usize>,
}

/// Why a finding was accepted.
#[derive(Clone, Debug, Serialize)]
pub struct Accepted {
    /// The reason.
    pub reason: String,
    /// The last day on which it is accepted.
    pub expires: Option<String>,
    /// Where the entry stands.
    pub place: Option<Place>,
}

/// An entry that accepts nothing.
#[derive(Clone, Debug, Serialize)]
pub struct StaleAllow {
    /// Whether there is a finding to which it would apply, were its time not over.
    pub expired: bool,
    /// Its rule.
    pub rule: String,
    /// Its path, with the field where it has one.
    pub path: String,
    /// The day of its end.
    pub expires: Option<String>,
    /// Where it stands.
    pub place: Option<Place>,
}

/// Says which findings the entries accept on a day; of several entries, the first one counts.
pub fn accept<T: Acceptable>(found: &[T], entries: &[Allow], today: Date) -> Acceptance {
    let mut used = vec![false; entries.len()];
    let mut by = Vec::new();
    for finding in found {
        let mut accepts = None;
        for ((at, entry), used) in entries.iter().enumerate().zip(&mut used) {
            if fits(entry, finding) {
                *used = true;
                if accepts.is_none() && !is_over(entry, today) {
                    accepts = Some(at);
                }
            }
        }
        by.push(accepts);
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

/// Reports entries that name no rule of a command.
pub fn check_rules(
    entries: &[Allow],
    names: &[&'static str],
    command: &str,
    diagnostics: &mut Diagnostics,
) {
    for entry in entries.iter().filter(|e| !names.contains(&&*e.rule)) {
        let message = format!("there is no rule `{}`", entry.rule);
        let near = names
            .iter()
            .find(|name| name.starts_with(&entry.rule) || entry.rule.starts_with(**name));
        let help = match near {
            Some(near) => format!("is `{near}` meant? `{command} --rules` lists them all"),
            None => format!("`{command} --rules` lists them all"),
        };
        diagnostics.push(Diagnostic::new(Code::InvalidConfig, entry.span, message).help(help));
    }
}

/// The entry that accepts a finding, as it is written in a file.
pub fn entry(finding: &impl Acceptable) -> String {
    let mut text = format!(
        "[[allow]]\nrule = {}\npath = {}\n",
        quoted(finding.rule()),
        quoted(finding.subject())
    );
    if let Some(member) = finding.member() {
        text.push_str(&format!("field = {}\n", quoted(unquoted(member))));
    }
    text.push_str("reason = \"\"\n");
    text
}

impl Accepted {
    /// What an entry says about what it accepts; `sources` hold its file.
    pub fn by(entry: &Allow, sources: &Sources) -> Self {
        Self {
            reason: entry.reason.clone(),
            expires: entry.expires.map(|day| day.to_string()),
            place: place(sources, entry.span),
        }
    }
}

impl Acceptance {
    /// The entries that accept nothing, the expired ones first.
    pub fn stale(&self, entries: &[Allow], sources: &Sources) -> Vec<StaleAllow> {
        let stale = |at: &usize, expired| {
            let entry = entries.get(*at)?;
            Some(StaleAllow {
                expired,
                rule: entry.rule.clone(),
                path: match &entry.field {
                    Some(field) => format!("{}.{field}", entry.path),
                    None => entry.path.clone(),
                },
                expires: entry.expires.map(|day| day.to_string()),
                place: place(sources, entry.span),
            })
        };
        let expired = self.expired.iter().map(|at| stale(at, true));
        let unused = self.unused.iter().map(|at| stale(at, false));
        expired.chain(unused).flatten().collect()
    }
}

impl StaleAllow {
    /// What is wrong with the entry; `noun` is what it could accept.
    pub fn words(&self, noun: &str) -> String {
        let Self { rule, path, .. } = self;
        match (&self.expires, self.expired) {
            (Some(day), true) => format!("the entry for {rule} of `{path}` ended on {day}"),
            _ => format!("the entry for {rule} of `{path}` fits no {noun}; take it out"),
        }
    }
}

fn fits(entry: &Allow, finding: &impl Acceptable) -> bool {
    let member = match (&entry.field, finding.member()) {
        (None, _) => true,
        (Some(_), None) => false,
        (Some(field), Some(member)) => is_like(field, member) || is_like(field, unquoted(member)),
    };
    member && entry.rule == finding.rule() && is_like(&entry.path, finding.subject())
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
