//! For a terminal.

use super::words::{by_rule, gate, verdict};
use super::{Judged, LEVELS, Report};
use crate::diagnostics::Severity;
use crate::report::{entry, plain};

const RESET: &str = "\u{1b}[0m";

/// The report for people: the verdict, then the findings from the gravest on.
///
/// Notes are told by their number unless `verbose` asks for them, or they make the run fail. Each
/// finding that makes the run fail, and with `verbose` each finding, comes with the entry that would
/// accept it.
pub fn text(report: &Report, verbose: bool, color: bool) -> String {
    let paint = |level: Option<Severity>, text: &str| {
        let start = match level {
            Some(Severity::Error) => "\u{1b}[1;31m",
            Some(Severity::Warning) => "\u{1b}[1;33m",
            Some(Severity::Note) => "\u{1b}[1;32m",
            None => "\u{1b}[1m",
        };
        if color {
            format!("{start}{text}{RESET}")
        } else {
            text.to_owned()
        }
    };
    let worst = report.findings.iter().map(|judged| judged.finding.level);
    let mut text = format!("{}\n", paint(worst.min(), &verdict(report)));
    for level in LEVELS {
        let told: Vec<&Judged> = report
            .of(level)
            .filter(|judged| verbose || judged.is_told())
            .collect();
        section(&mut text, level.name(), Some(level), &told, verbose, &paint);
    }
    let untold = report
        .of(Severity::Note)
        .filter(|judged| !verbose && !judged.is_told());
    let untold = by_rule(untold);
    if !untold.is_empty() {
        text.push_str(&format!("\nand {untold}\n"));
    }
    let accepted: Vec<&Judged> = report.accepted().collect();
    section(&mut text, "accepted", None, &accepted, false, &paint);
    end(&mut text, report, &paint);
    text
}

type Paint<'p> = dyn Fn(Option<Severity>, &str) -> String + 'p;

fn section(
    text: &mut String,
    name: &str,
    level: Option<Severity>,
    findings: &[&Judged],
    verbose: bool,
    paint: &Paint,
) {
    if findings.is_empty() {
        return;
    }
    text.push_str(&format!("\n{} ({})\n", paint(level, name), findings.len()));
    for judged in findings {
        one(text, judged, verbose, paint);
    }
}

fn one(text: &mut String, judged: &Judged, verbose: bool, paint: &Paint) {
    let finding = &judged.finding;
    text.push_str(&format!(
        "  {}: {} [{}]\n",
        paint(None, &plain(&finding.name())),
        plain(&finding.message),
        finding.rule.info().name
    ));
    if let Some(at) = &finding.place {
        text.push_str(&format!("    at: {}\n", plain(&at.to_string())));
    }
    if let Some(accepted) = &judged.accepted {
        let until = match &accepted.expires {
            Some(day) => format!(" (until {day})"),
            None => String::new(),
        };
        text.push_str(&format!(
            "    accepted: {}{until}\n",
            plain(&accepted.reason)
        ));
        return;
    }
    if let Some(help) = &finding.help {
        text.push_str(&format!("    help: {}\n", plain(help)));
    }
    if verbose || judged.fails {
        text.push_str("    to accept it:\n");
        for line in entry(finding).lines() {
            text.push_str(&format!("      {line}\n"));
        }
    }
}

fn end(text: &mut String, report: &Report, paint: &Paint) {
    let gate = gate(report);
    if !report.stale.is_empty() || gate.is_some() {
        text.push('\n');
    }
    for stale in &report.stale {
        let at = stale.place.as_ref().map(|at| format!("{at}: "));
        text.push_str(&plain(&format!(
            "{}{}",
            at.unwrap_or_default(),
            stale.words("finding")
        )));
        text.push('\n');
    }
    if let Some(gate) = gate {
        let word = if report.has_failed() {
            paint(Some(Severity::Error), "failed")
        } else {
            paint(Some(Severity::Note), "passed")
        };
        text.push_str(&format!("{word}: {gate}\n"));
    }
}
