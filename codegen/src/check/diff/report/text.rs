//! For a terminal.

use super::words::{by_rule, is_form, joint, reaches, untold, verdict, verdicts, versions};
use super::{Finding, Group, Report};
use crate::report::{entry, plain};

const RESET: &str = "\u{1b}[0m";

/// The report for people: the verdict, then the changes from the gravest on.
///
/// Changes of words are told by their number unless `verbose` asks for them. Each change that makes
/// the comparison fail, and with `verbose` each change, comes with the entry that would accept it.
pub fn text(report: &Report, verbose: bool, color: bool) -> String {
    let paint = Paint { color };
    let mut text = format!("{}\n", paint.group(worst(report), &verdict(report)));
    text.push_str(&format!(
        "{} → {}\n",
        plain(&report.old.name),
        plain(&report.new.name)
    ));
    if let Some(versions) = versions(report).filter(|_| !report.findings.is_empty()) {
        text.push_str(&format!("{}\n", plain(&versions)));
    }
    for group in Group::ALL {
        if group.is_told() || verbose {
            let findings = report.of(group, false);
            section(&mut text, group.name(), &paint, group, &findings, verbose);
        }
    }
    let untold = untold(report);
    if !verbose && !untold.is_empty() {
        text.push_str(&format!("\nand {}\n", by_rule(untold)));
    }
    let accepted: Vec<&Finding> = Group::ALL
        .into_iter()
        .flat_map(|group| report.of(group, true))
        .filter(|finding| verbose || !is_form(finding))
        .collect();
    section(
        &mut text,
        "accepted",
        &paint,
        Group::Silent,
        &accepted,
        false,
    );
    end(&mut text, report, &paint);
    text
}

struct Paint {
    color: bool,
}

impl Paint {
    fn group(&self, group: Group, text: &str) -> String {
        let start = match group {
            Group::Breaking => "\u{1b}[1;31m",
            Group::Risky => "\u{1b}[1;33m",
            Group::Compatible => "\u{1b}[1;32m",
            Group::Documentation | Group::Silent => "\u{1b}[1m",
        };
        if self.color {
            format!("{start}{text}{RESET}")
        } else {
            text.to_owned()
        }
    }
}

fn worst(report: &Report) -> Group {
    let groups = report.findings.iter().map(Finding::group);
    groups.min().unwrap_or(Group::Silent)
}

fn section(
    text: &mut String,
    name: &str,
    paint: &Paint,
    group: Group,
    findings: &[&Finding],
    verbose: bool,
) {
    if findings.is_empty() {
        return;
    }
    text.push_str(&format!(
        "\n{} ({})\n",
        paint.group(group, name),
        findings.len()
    ));
    for finding in findings {
        one(text, finding, paint, verbose);
    }
}

fn one(text: &mut String, finding: &Finding, paint: &Paint, verbose: bool) {
    let change = &finding.change;
    text.push_str(&format!(
        "  {}{}{} [{}]\n",
        paint.group(Group::Silent, &plain(&change.name())),
        joint(change),
        plain(&change.message),
        change.rule.info().name
    ));
    text.push_str(&format!("    {}\n", verdicts(change)));
    for (word, at) in [("old", &change.old), ("new", &change.new)] {
        if let Some(at) = at {
            text.push_str(&format!("    {word}: {}\n", plain(&at.to_string())));
        }
    }
    if let Some(reaches) = reaches(change, plain) {
        text.push_str(&format!("    {reaches}\n"));
    }
    if let Some(accepted) = &finding.accepted {
        let until = match &accepted.expires {
            Some(day) => format!(" (until {day})"),
            None => String::new(),
        };
        text.push_str(&format!(
            "    accepted: {}{until}\n",
            plain(&accepted.reason)
        ));
    } else if verbose || finding.fails {
        text.push_str("    to accept it:\n");
        for line in entry(change).lines() {
            text.push_str(&format!("      {line}\n"));
        }
    }
}

fn end(text: &mut String, report: &Report, paint: &Paint) {
    if !report.stale.is_empty() || !report.gates.is_empty() {
        text.push('\n');
    }
    for stale in &report.stale {
        let at = stale.place.as_ref().map(|at| format!("{at}: "));
        text.push_str(&plain(&format!(
            "{}{}",
            at.unwrap_or_default(),
            stale.words("change")
        )));
        text.push('\n');
    }
    for gate in &report.gates {
        let (word, group) = if gate.failed {
            ("failed", Group::Breaking)
        } else {
            ("passed", Group::Compatible)
        };
        let word = paint.group(group, word);
        text.push_str(&format!(
            "{word}: {}: {}\n",
            gate.name,
            plain(&gate.message)
        ));
    }
}
