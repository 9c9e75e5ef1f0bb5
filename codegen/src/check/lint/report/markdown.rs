//! For a comment on a pull request.

use super::words::{by_rule, gate, verdict};
use super::{Judged, Report};
use crate::diagnostics::Severity;
use crate::report::markdown::{Page, code, escaped, prose};
use crate::report::short;

/// The report as Markdown of at most 60,000 characters; what is left out is counted.
///
/// The first line is a comment by which the report is found again and replaced; `marker` tells
/// several reports on one pull request apart.
pub fn markdown(report: &Report, marker: Option<&str>, verbose: bool) -> String {
    let mut page = Page::new("lint", marker);
    page.add(&format!("### API pages: {}\n", verdict(report)));
    if let Some(gate) = gate(report) {
        let word = if report.has_failed() {
            "**failed**"
        } else {
            "passed"
        };
        page.add(&format!("\n- {word}: {}\n", escaped(&gate)));
    }
    let errors: Vec<String> = report.of(Severity::Error).map(one).collect();
    if !errors.is_empty() {
        page.add("\n#### Errors\n\n");
        page.entries(errors);
    }
    page.folded("Warnings", report.of(Severity::Warning).map(one).collect());
    let notes = report.of(Severity::Note);
    let (told, untold): (Vec<&Judged>, Vec<&Judged>) =
        notes.partition(|judged| verbose || judged.is_told());
    page.folded("Notes", told.into_iter().map(one).collect());
    let untold = by_rule(untold);
    if !untold.is_empty() {
        page.add(&format!("\nAnd {untold}.\n"));
    }
    page.folded("Accepted", report.accepted().map(one).collect());
    page.end(&report.stale, "lint", ["finding", "findings"])
}

fn one(judged: &Judged) -> String {
    let finding = &judged.finding;
    let mut text = format!(
        "- **{}**: {}  \n  {}",
        code(&short(&finding.name(), 200)),
        prose(&short(&finding.message, 400)),
        code(finding.rule.info().name),
    );
    if let Some(at) = &finding.place {
        text.push_str(&format!(": {}", code(&short(&at.to_string(), 300))));
    }
    match (&judged.accepted, &finding.help) {
        (Some(accepted), _) => {
            let reason = escaped(&short(&accepted.reason, 400));
            text.push_str(&format!("  \n  accepted: {reason}"));
            if let Some(day) = &accepted.expires {
                text.push_str(&format!(" (until {day})"));
            }
        }
        (None, Some(help)) => text.push_str(&format!("  \n  {}", prose(&short(help, 300)))),
        (None, None) => {}
    }
    text.push('\n');
    text
}
