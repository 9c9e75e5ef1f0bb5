//! For a comment on a pull request.

use super::words::{by_rule, joint, reaches, untold, verdict, verdicts, versions};
use super::{Finding, Group, Report};
use crate::check::diff::Change;
use crate::report::markdown::{Page, code, escaped, prose};
use crate::report::short;

/// The report as Markdown of at most 60,000 characters; what is left out is counted.
///
/// The first line is a comment by which the report is found again and replaced; `marker` tells
/// several reports on one pull request apart.
pub fn markdown(report: &Report, marker: Option<&str>, verbose: bool) -> String {
    let mut page = Page::new("diff", marker);
    page.add(&head(report));
    let breaking = report.of(Group::Breaking, false);
    if !breaking.is_empty() {
        page.add("\n#### Breaking\n\n");
        page.entries(breaking.into_iter().map(one));
    }
    for group in [Group::Risky, Group::Compatible] {
        page.folded(capital(group.name()), entries(report.of(group, false)));
    }
    if verbose {
        for group in [Group::Documentation, Group::Silent] {
            page.folded(capital(group.name()), entries(report.of(group, false)));
        }
    } else {
        let untold = untold(report);
        if !untold.is_empty() {
            page.add(&format!("\nAnd {}.\n", by_rule(untold)));
        }
    }
    let accepted = Group::ALL.into_iter();
    let accepted = accepted.flat_map(|group| report.of(group, true)).collect();
    page.folded("Accepted", entries(accepted));
    page.end(&report.stale, "diff", ["change", "changes"])
}

fn entries(findings: Vec<&Finding>) -> Vec<String> {
    findings.into_iter().map(one).collect()
}

fn head(report: &Report) -> String {
    let mut text = if report.findings.is_empty() {
        "### API models: no changes\n".to_owned()
    } else {
        format!("### API models: {}\n", verdict(report))
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
        .map(|at| at.as_ref().map(|at| code(&short(&at.to_string(), 300))));
    match shown.collect::<Vec<_>>().as_slice() {
        [Some(old), Some(new)] => format!("  \n  {old} → {new}"),
        [Some(at), None] | [None, Some(at)] => format!("  \n  {at}"),
        _ => String::new(),
    }
}

fn capital(name: &'static str) -> &'static str {
    match name {
        "risky" => "Risky",
        "compatible" => "Compatible",
        "documentation" => "Documentation",
        _ => "Without meaning",
    }
}
