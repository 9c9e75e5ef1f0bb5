//! Markdown for a comment on a pull request.

use super::definition::{Format, RenderOptions};
use crate::report::line::truncated;
use crate::report::markup::{code, escaped, prose};
use crate::report::model::{Report, Reported};
use crate::report::place::Place;
use crate::report::reportable::{Kind, Places, Reportable};
use crate::report::summary::Summary;

/// The most characters of a comment; GitHub takes 65,536.
pub(crate) const MAX_COMMENT: usize = 60_000;

/// Reserved for what surrounds the findings.
const RESERVE: usize = 8_000;

/// How many stale entries are listed.
const STALE: usize = 10;

pub(super) const fn format<F: Reportable>() -> Format<F> {
    Format {
        name: "markdown",
        help: "A comment on a pull request",
        serves: &[Kind::Diff, Kind::Lint],
        render: |report, options| Ok(markdown(report, options)),
    }
}

/// A comment of at most [`MAX_COMMENT`] characters; findings that do not fit are counted.
///
/// The first line is an HTML comment by which the comment can be found and replaced.
fn markdown<F: Reportable>(report: &Report<F>, options: &RenderOptions) -> String {
    let mut comment = Comment {
        text: String::new(),
        left: MAX_COMMENT - RESERVE,
        cut: 0,
    };
    comment.add(&first_line(F::RULES.command, options.marker.as_deref()));
    comment.head(report);
    let entries = |findings: Vec<&Reported<F>>| findings.into_iter().map(entry).collect();
    for (at, section) in F::SECTIONS.iter().enumerate() {
        let entries: Vec<String> = entries(report.listed(section, options.verbose));
        if at > 0 {
            comment.folded(section.title, entries);
        } else if !entries.is_empty() {
            comment.add(&format!("\n#### {}\n\n", section.title));
            comment.entries(entries);
        }
    }
    if let Some(unlisted) = report.unlisted(options.verbose) {
        comment.add(&format!("\nAnd {unlisted}.\n"));
    }
    comment.folded("Accepted", entries(report.accepted().collect()));
    comment.end(report);
    comment.text
}

/// A comment while it is written.
struct Comment {
    text: String,
    left: usize,
    cut: usize,
}

impl Comment {
    /// Adds a text of any length.
    fn add(&mut self, text: &str) {
        self.text.push_str(text);
        self.left = self.left.saturating_sub(text.chars().count());
    }

    fn head<F: Reportable>(&mut self, report: &Report<F>) {
        self.add(&format!(
            "### {}: {}\n",
            F::INFO.title,
            report.summary.headline()
        ));
        if let Some([old, new]) = report.summary.states() {
            let name = |name: &str| code(&truncated(name, 200));
            self.add(&format!("\n{} → {}", name(&old.name), name(&new.name)));
            if let Some(note) = report.summary.note() {
                self.add(&format!("; {}", escaped(&truncated(&note, 300))));
            }
            self.add("\n");
        }
        for gate in report.summary.gates() {
            let result = if gate.failed { "**failed**" } else { "passed" };
            let message = escaped(&truncated(&gate.message, 200));
            self.add(&format!("\n- {result}: "));
            if F::INFO.names_gates {
                self.add(&format!("{}: ", code(&gate.name)));
            }
            self.add(&message);
        }
        if !report.summary.gates().is_empty() {
            self.add("\n");
        }
    }

    /// Adds entries up to the first one that does not fit; the others are counted.
    fn entries(&mut self, entries: Vec<String>) {
        for entry in entries {
            if self.cut == 0 && entry.chars().count() <= self.left {
                self.add(&entry);
            } else {
                self.cut += 1;
            }
        }
    }

    /// Adds entries that are shown on a click.
    fn folded(&mut self, title: &str, entries: Vec<String>) {
        if entries.is_empty() {
            return;
        }
        let count = entries.len();
        self.add(&format!(
            "\n<details><summary>{title} ({count})</summary>\n\n"
        ));
        self.entries(entries);
        self.add("\n</details>\n");
    }

    /// Adds the stale entries and the number of findings that were cut, for which there is the reserve.
    fn end<F: Reportable>(&mut self, report: &Report<F>) {
        let [one, several] = F::INFO.noun;
        for stale in report.stale.iter().take(STALE) {
            let at = stale.place.as_ref();
            let at = at.map(|at| format!("{}: ", code(&at.to_string())));
            let message = escaped(&truncated(&stale.message(one), 200));
            self.add(&format!("\n- {}{message}", at.unwrap_or_default()));
        }
        if report.stale.len() > STALE {
            self.add(&format!(
                "\n- and {} more entries",
                report.stale.len() - STALE
            ));
        }
        if !report.stale.is_empty() {
            self.add("\n");
        }
        if self.cut > 0 {
            self.add(&format!(
                "\n_{} more {several} are not shown, because the comment would be too long. `markdown-codegen {}` lists all of them._\n",
                self.cut, F::RULES.command
            ));
        }
    }
}

/// The line by which a comment is found again.
fn first_line(command: &str, marker: Option<&str>) -> String {
    let marker: String = marker
        .unwrap_or_default()
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || "._".contains(*c))
        .take(100)
        .collect();
    let space = if marker.is_empty() { "" } else { " " };
    format!("<!-- markdown-codegen {command}{space}{marker} -->\n\n")
}

fn entry<F: Reportable>(reported: &Reported<F>) -> String {
    let finding = &reported.finding;
    let mut text = format!(
        "- **{}**{}{}  \n  {}",
        code(&truncated(&finding.name(), 200)),
        finding.joint(),
        prose(&truncated(finding.message(), 400)),
        code(finding.rule().name),
    );
    if let Some(verdicts) = finding.verdicts() {
        text.push_str(&format!(": {verdicts}"));
    }
    let place = |at: &Place| code(&truncated(&at.to_string(), 300));
    match finding.places() {
        Places::One(Some(at)) => text.push_str(&format!(": {}", place(at))),
        Places::Two {
            old: Some(old),
            new: Some(new),
        } => text.push_str(&format!("  \n  {} → {}", place(old), place(new))),
        Places::Two { old, new } => {
            if let Some(at) = old.or(new) {
                text.push_str(&format!("  \n  {}", place(at)));
            }
        }
        Places::One(None) => {}
    }
    if let Some(reach) = finding.reach(|name| code(&truncated(name, 100))) {
        text.push_str(&format!("  \n  {reach}"));
    }
    if let Some(accepted) = &reported.accepted {
        let reason = escaped(&truncated(&accepted.reason, 400));
        text.push_str(&format!("  \n  accepted: {reason}"));
        if let Some(day) = &accepted.expires {
            text.push_str(&format!(" (until {day})"));
        }
    } else if let Some(help) = finding.help() {
        text.push_str(&format!("  \n  {}", prose(&truncated(help, 300))));
    }
    text.push('\n');
    text
}
