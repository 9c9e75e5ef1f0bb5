//! For a comment on a pull request.

use super::words::{
    by_rule, joint, place, plain, reaches, short, untold, verdict, verdicts, versions,
};
use super::{Finding, Group, Report};
use crate::diff::Change;

/// The most characters of a comment; GitHub takes 65,536.
pub const MOST: usize = 60_000;

/// Kept for what stands around the changes.
const RESERVE: usize = 8_000;

/// The report as Markdown of at most 60,000 characters; what is left out is counted.
///
/// The first line is a comment by which the report is found again and replaced; `marker` tells
/// several reports on one pull request apart.
pub fn markdown(report: &Report, marker: Option<&str>, verbose: bool) -> String {
    let mut page = Page {
        text: String::new(),
        left: MOST - RESERVE,
        cut: 0,
    };
    page.add(&format!("{}\n\n", comment(marker)));
    page.add(&head(report));
    let breaking = report.of(Group::Breaking, false);
    if !breaking.is_empty() {
        page.add("\n#### Breaking\n\n");
        page.changes(&breaking);
    }
    for group in [Group::Risky, Group::Compatible] {
        page.folded(capital(group.name()), &report.of(group, false));
    }
    if verbose {
        for group in [Group::Documentation, Group::Silent] {
            page.folded(capital(group.name()), &report.of(group, false));
        }
    } else {
        let untold = untold(report);
        if !untold.is_empty() {
            page.add(&format!("\nAnd {}.\n", by_rule(untold)));
        }
    }
    let accepted: Vec<&Finding> = Group::ALL
        .into_iter()
        .flat_map(|group| report.of(group, true))
        .collect();
    page.folded("Accepted", &accepted);
    page.end(report)
}

struct Page {
    text: String,
    left: usize,
    cut: usize,
}

impl Page {
    fn add(&mut self, text: &str) {
        self.text.push_str(text);
        self.left = self.left.saturating_sub(text.chars().count());
    }

    fn changes(&mut self, findings: &[&Finding]) {
        for finding in findings {
            let entry = one(finding);
            match self.cut == 0 && entry.chars().count() <= self.left {
                true => self.add(&entry),
                false => self.cut += 1,
            }
        }
    }

    fn folded(&mut self, name: &str, findings: &[&Finding]) {
        if findings.is_empty() {
            return;
        }
        self.add(&format!(
            "\n<details><summary>{name} ({})</summary>\n\n",
            findings.len()
        ));
        self.changes(findings);
        self.add("\n</details>\n");
    }

    fn end(mut self, report: &Report) -> String {
        // This is what the reserve is for; of many, the first ones are enough.
        for stale in report.stale.iter().take(10) {
            let at = stale
                .place
                .as_ref()
                .map(|at| format!("{}: ", code(&place(at))));
            let words = escaped(&short(&stale.words(), 200));
            self.add(&format!("\n- {}{words}", at.unwrap_or_default()));
        }
        if report.stale.len() > 10 {
            self.add(&format!("\n- and {} more entries", report.stale.len() - 10));
        }
        if !report.stale.is_empty() {
            self.add("\n");
        }
        if self.cut > 0 {
            self.add(&format!(
                "\n_{} more changes are not shown, because the comment would be too long. `markdown-codegen diff` lists all of them._\n",
                self.cut
            ));
        }
        self.text
    }
}

/// The line by which a comment is found again.
fn comment(marker: Option<&str>) -> String {
    let marker: String = marker
        .unwrap_or_default()
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || "._".contains(*c))
        .take(100)
        .collect();
    match marker.as_str() {
        "" => "<!-- markdown-codegen diff -->".to_owned(),
        marker => format!("<!-- markdown-codegen diff {marker} -->"),
    }
}

fn head(report: &Report) -> String {
    let mut text = match report.findings.is_empty() {
        true => "### API models: no changes\n".to_owned(),
        false => format!("### API models: {}\n", verdict(report)),
    };
    let name = |name: &str| code(&short(name, 200));
    text.push_str(&format!(
        "\n{} → {}",
        name(&report.old.name),
        name(&report.new.name)
    ));
    if let Some(versions) = versions(report).filter(|_| !report.findings.is_empty()) {
        text.push_str(&format!("; {}", escaped(&short(&versions, 300))));
    }
    text.push('\n');
    for gate in &report.gates {
        let word = if gate.failed { "**failed**" } else { "passed" };
        let message = escaped(&short(&gate.message, 200));
        text.push_str(&format!("\n- {word}: {}: {message}", code(&gate.name)));
    }
    if !report.gates.is_empty() {
        text.push('\n');
    }
    text
}

fn one(finding: &Finding) -> String {
    let Finding {
        change, accepted, ..
    } = finding;
    let mut text = format!(
        "- **{}**{}{}  \n  {}: {}",
        code(&short(&change.name(), 200)),
        joint(change),
        prose(&short(&change.message, 400)),
        code(change.rule.info().name),
        verdicts(change)
    );
    text.push_str(&places(change));
    if let Some(reaches) = reaches(change, |name| code(&short(name, 100))) {
        text.push_str(&format!("  \n  {reaches}"));
    }
    if let Some(accepted) = accepted {
        text.push_str(&format!(
            "  \n  accepted: {}",
            escaped(&short(&accepted.reason, 400))
        ));
        if let Some(day) = &accepted.expires {
            text.push_str(&format!(" (until {day})"));
        }
    }
    text.push('\n');
    text
}

fn places(change: &Change) -> String {
    let shown = [&change.old, &change.new]
        .into_iter()
        .map(|at| at.as_ref().map(|at| code(&short(&place(at), 300))));
    match shown.collect::<Vec<_>>().as_slice() {
        [Some(old), Some(new)] => format!("  \n  {old} → {new}"),
        [Some(at), None] | [None, Some(at)] => format!("  \n  {at}"),
        _ => String::new(),
    }
}

/// A text as code, whatever is in it.
pub(super) fn code(text: &str) -> String {
    let text = plain(text);
    let mut longest = 0;
    let mut run = 0;
    for c in text.chars() {
        run = if c == '`' { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    let fence = "`".repeat(longest + 1);
    let space = match text.starts_with(['`', ' ']) || text.ends_with(['`', ' ']) || text.is_empty()
    {
        true => " ",
        false => "",
    };
    format!("{fence}{space}{text}{space}{fence}")
}

/// A message, in which pairs of backticks make code and nothing else means anything.
pub(super) fn prose(text: &str) -> String {
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
pub(super) fn escaped(text: &str) -> String {
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

fn capital(name: &'static str) -> &'static str {
    match name {
        "risky" => "Risky",
        "compatible" => "Compatible",
        "documentation" => "Documentation",
        _ => "Without meaning",
    }
}
