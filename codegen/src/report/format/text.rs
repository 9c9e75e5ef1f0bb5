//! Text for a terminal.

use super::definition::{Format, RenderOptions};
use crate::diagnostics::Severity;
use crate::report::allow::entry;
use crate::report::line::one_line;
use crate::report::model::{Report, Reported};
use crate::report::reportable::{Kind, Places, Reportable};
use crate::report::summary::Summary;

const RESET: &str = "\u{1b}[0m";

pub(super) const fn format<F: Reportable>() -> Format<F> {
    Format {
        name: "text",
        help: "Text for a terminal",
        serves: &[Kind::Diff, Kind::Lint],
        render: |report, options| Ok(text(report, options)),
    }
}

/// The headline, then the findings from the most severe on, then stale entries and gates.
///
/// A finding that makes the command fail, and with `verbose` any, comes with the entry that would
/// accept it.
fn text<F: Reportable>(report: &Report<F>, options: &RenderOptions) -> String {
    let mut writer = Writer {
        text: String::new(),
        options,
    };
    writer.head(report);
    for section in F::SECTIONS {
        let color = (!section.muted).then_some(section.severity);
        let listed = report.listed(section, options.verbose);
        writer.section(section.name, color, &listed);
    }
    if let Some(unlisted) = report.unlisted(options.verbose) {
        writer.line(&format!("\nand {unlisted}"));
    }
    let accepted: Vec<_> = report
        .accepted()
        .filter(|it| options.verbose || !it.finding.is_formatting())
        .collect();
    writer.section("accepted", None, &accepted);
    writer.end(report);
    writer.text
}

struct Writer<'o> {
    text: String,
    options: &'o RenderOptions,
}

impl Writer<'_> {
    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn head<F: Reportable>(&mut self, report: &Report<F>) {
        let sections = report.findings.iter().map(|it| it.finding.section());
        let worst = sections.min_by_key(|section| (section.severity, section.muted));
        let color = worst.filter(|section| !section.muted);
        let headline = report.summary.headline();
        self.line(&self.paint(color.map(|section| section.severity), &headline));
        if let Some([old, new]) = report.summary.states() {
            self.line(&format!(
                "{} → {}",
                one_line(&old.name),
                one_line(&new.name)
            ));
        }
        if let Some(note) = report.summary.note() {
            self.line(&one_line(&note));
        }
    }

    fn section<F: Reportable>(
        &mut self,
        name: &str,
        color: Option<Severity>,
        findings: &[&Reported<F>],
    ) {
        if findings.is_empty() {
            return;
        }
        self.line(&format!(
            "\n{} ({})",
            self.paint(color, name),
            findings.len()
        ));
        for reported in findings {
            self.finding(reported);
        }
    }

    fn finding<F: Reportable>(&mut self, reported: &Reported<F>) {
        let finding = &reported.finding;
        self.line(&format!(
            "  {}{}{} [{}]",
            self.paint(None, &one_line(&finding.name())),
            finding.joint(),
            one_line(finding.message()),
            finding.rule().name
        ));
        if let Some(verdicts) = finding.verdicts() {
            self.line(&format!("    {verdicts}"));
        }
        let places = match finding.places() {
            Places::One(at) => vec![("at", at)],
            Places::Two { old, new } => vec![("old", old), ("new", new)],
        };
        for (label, at) in places {
            if let Some(at) = at {
                self.line(&format!("    {label}: {}", one_line(&at.to_string())));
            }
        }
        if let Some(reach) = finding.reach(one_line) {
            self.line(&format!("    {reach}"));
        }
        if let Some(accepted) = &reported.accepted {
            let until = accepted.expires.as_ref();
            let until = until.map_or(String::new(), |day| format!(" (until {day})"));
            let reason = one_line(&accepted.reason);
            self.line(&format!("    accepted: {reason}{until}"));
            return;
        }
        if let Some(help) = finding.help() {
            self.line(&format!("    help: {}", one_line(help)));
        }
        if self.options.verbose || reported.fails {
            self.line("    to accept it:");
            for line in entry(finding).lines() {
                self.line(&format!("      {line}"));
            }
        }
    }

    fn end<F: Reportable>(&mut self, report: &Report<F>) {
        if !report.stale.is_empty() || !report.summary.gates().is_empty() {
            self.line("");
        }
        let [noun, _] = F::INFO.noun;
        for stale in &report.stale {
            let at = stale.place.as_ref().map(|at| format!("{at}: "));
            let message = stale.message(noun);
            self.line(&one_line(&(at.unwrap_or_default() + &message)));
        }
        for gate in report.summary.gates() {
            let result = if gate.failed {
                self.paint(Some(Severity::Error), "failed")
            } else {
                self.paint(Some(Severity::Note), "passed")
            };
            let message = one_line(&gate.message);
            if F::INFO.names_gates {
                self.line(&format!("{result}: {}: {message}", gate.name));
            } else {
                self.line(&format!("{result}: {message}"));
            }
        }
    }

    /// Bold text, with the colour of a severity.
    fn paint(&self, severity: Option<Severity>, text: &str) -> String {
        let start = match severity {
            Some(Severity::Error) => "\u{1b}[1;31m",
            Some(Severity::Warning) => "\u{1b}[1;33m",
            Some(Severity::Note) => "\u{1b}[1;32m",
            None => "\u{1b}[1m",
        };
        if self.options.color {
            format!("{start}{text}{RESET}")
        } else {
            text.to_owned()
        }
    }
}
