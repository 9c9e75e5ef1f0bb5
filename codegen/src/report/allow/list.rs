//! Which findings the entries of an allow file accept.

use serde::Serialize;

use super::file::Allow;
use crate::config::{Date, is_like};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::report::place::Place;
use crate::report::reportable::Reportable;
use crate::report::rules::RuleTable;
use crate::source::{FileId, Sources, is_hidden};

/// The entries of an allow file on a day.
#[derive(Clone, Debug, Default)]
pub struct AllowList {
    entries: Vec<Allow>,
    sources: Sources,
    today: Option<Date>,
}

/// What the entries do to findings.
#[derive(Clone, Debug, Default)]
pub struct Acceptance {
    /// For each finding, the entry that accepts it.
    pub accepted: Vec<Option<Accepted>>,
    /// The entries that accept nothing, expired ones first.
    pub stale: Vec<StaleAllow>,
}

/// An entry that accepts a finding.
#[derive(Clone, Debug, Serialize)]
pub struct Accepted {
    /// Its reason.
    pub reason: String,
    /// Its last day.
    pub expires: Option<String>,
    /// Its place.
    pub place: Option<Place>,
}

/// An entry that accepts nothing.
#[derive(Clone, Debug, Serialize)]
pub struct StaleAllow {
    /// Whether it matches a finding but has expired.
    pub expired: bool,
    /// Its rule.
    pub rule: String,
    /// Its path, with its field if it has one.
    pub path: String,
    /// Its last day.
    pub expires: Option<String>,
    /// Its place.
    pub place: Option<Place>,
}

impl AllowList {
    /// Entries of a file among the sources, on a day.
    pub fn new(entries: Vec<Allow>, sources: Sources, today: Date) -> Self {
        Self {
            entries,
            sources,
            today: Some(today),
        }
    }

    /// Reads the entries of a file; entries with errors, or without a rule of the table, are reported.
    pub fn read(
        sources: Sources,
        file: FileId,
        rules: &RuleTable,
        today: Date,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let entries = Allow::read(&sources, file, diagnostics);
        for entry in &entries {
            check_rule(entry, rules, diagnostics);
        }
        Self::new(entries, sources, today)
    }

    /// The entries.
    pub fn entries(&self) -> &[Allow] {
        &self.entries
    }

    /// The files of the entries.
    pub fn sources(&self) -> &Sources {
        &self.sources
    }

    /// Finds the first matching entry of each finding that has not expired, and the stale entries.
    pub fn accept<F: Reportable>(&self, findings: &[F]) -> Acceptance {
        let mut used = vec![false; self.entries.len()];
        let mut accepted = Vec::new();
        for finding in findings {
            let mut accepts = None;
            for (entry, used) in self.entries.iter().zip(&mut used) {
                if matches(entry, finding) {
                    *used = true;
                    if accepts.is_none() && !self.has_expired(entry) {
                        accepts = Some(self.accepted(entry));
                    }
                }
            }
            accepted.push(accepts);
        }
        let is_stale = |expired: bool| {
            let entries = self.entries.iter().zip(&used);
            let stale = entries.filter(move |(entry, used)| {
                **used == expired && (!expired || self.has_expired(entry))
            });
            stale.map(move |(entry, _)| self.stale(entry, expired))
        };
        Acceptance {
            accepted,
            stale: is_stale(true).chain(is_stale(false)).collect(),
        }
    }

    fn has_expired(&self, entry: &Allow) -> bool {
        entry.expires.is_some_and(|day| Some(day) < self.today)
    }

    fn accepted(&self, entry: &Allow) -> Accepted {
        Accepted {
            reason: entry.reason.clone(),
            expires: entry.expires.map(|day| day.to_string()),
            place: Place::of(entry.span, &self.sources),
        }
    }

    fn stale(&self, entry: &Allow, expired: bool) -> StaleAllow {
        StaleAllow {
            expired,
            rule: entry.rule.clone(),
            path: match &entry.field {
                Some(field) => format!("{}.{field}", entry.path),
                None => entry.path.clone(),
            },
            expires: entry.expires.map(|day| day.to_string()),
            place: Place::of(entry.span, &self.sources),
        }
    }
}

impl StaleAllow {
    /// The problem of the entry; `noun` names the findings.
    pub(in crate::report) fn message(&self, noun: &str) -> String {
        let Self { rule, path, .. } = self;
        match (&self.expires, self.expired) {
            (Some(day), true) => format!("the entry for {rule} of `{path}` expired on {day}"),
            _ => format!("the entry for {rule} of `{path}` matches no {noun}; remove it"),
        }
    }
}

/// The entry that accepts a finding, as it is written in a file.
pub(in crate::report) fn entry(finding: &impl Reportable) -> String {
    let mut text = format!(
        "[[allow]]\nrule = {}\npath = {}\n",
        quoted(finding.rule().name),
        quoted(finding.subject())
    );
    if let Some(member) = finding.member() {
        text.push_str(&format!("field = {}\n", quoted(unquoted(member))));
    }
    text.push_str("reason = \"\"\n");
    text
}

fn check_rule(entry: &Allow, rules: &RuleTable, diagnostics: &mut Diagnostics) {
    if rules.find(&entry.rule).is_some() {
        return;
    }
    let near = rules
        .names()
        .find(|name| name.starts_with(&entry.rule) || entry.rule.starts_with(name));
    let list = format!("`{} --rules` lists them all", rules.command);
    let help = match near {
        Some(near) => format!("is `{near}` meant? {list}"),
        None => list,
    };
    let message = format!("unknown rule `{}`", entry.rule);
    diagnostics.push(Diagnostic::new(Code::InvalidConfig, entry.span, message).help(help));
}

fn matches(entry: &Allow, finding: &impl Reportable) -> bool {
    let member = match (&entry.field, finding.member()) {
        (None, _) => true,
        (Some(_), None) => false,
        (Some(field), Some(member)) => is_like(field, member) || is_like(field, unquoted(member)),
    };
    member && entry.rule == finding.rule().name && is_like(&entry.path, finding.subject())
}

/// Values of enumerations are named with their quotes, which an entry may omit.
fn unquoted(member: &str) -> &str {
    let inner = member.strip_prefix('"').and_then(|m| m.strip_suffix('"'));
    inner.unwrap_or(member)
}

/// A string literal of TOML, with invisible characters escaped.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c.is_control() || is_hidden(c) => {
                quoted.push_str(&format!("\\U{:08X}", c as u32));
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_quoted_as_toml_reads_them() {
        for text in ["plain", "\"\\", "a\u{7f}\n\u{1b}é\u{202e}"] {
            let table: toml::Table = toml::from_str(&format!("x = {}", quoted(text)))
                .unwrap_or_else(|error| panic!("{error}"));
            assert_eq!(table["x"].as_str(), Some(text));
        }
    }
}
