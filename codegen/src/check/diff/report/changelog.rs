//! The section of a release in a changelog, as keepachangelog.com has it.

use super::words::joint;
use super::{Finding, Group, Report};
use crate::report::markdown::{code, prose};

const PARTS: [&str; 4] = ["Added", "Changed", "Deprecated", "Removed"];

/// The section with a heading for a release: `Unreleased`, or a version that a date may follow,
/// as in `1.2.0 - 2026-01-31`. Changes of words are told by their number.
pub fn changelog(report: &Report, release: Option<&str>) -> String {
    let release = release.unwrap_or("Unreleased");
    let mut text = match release.split_once(" - ") {
        Some((version, date)) => format!("## [{version}] - {date}\n"),
        None => format!("## [{release}]\n"),
    };
    let mut lines: Vec<(&str, String)> = report
        .findings
        .iter()
        .filter(|finding| finding.group().is_told())
        .map(|finding| (part(finding), line(finding)))
        .collect();
    let counts = report.counts();
    if counts.documentation > 0 {
        let (noun, verb) = match counts.documentation {
            1 => ("description or example", "is"),
            _ => ("descriptions and examples", "are"),
        };
        let words = format!("{} {noun} {verb} worded anew.", counts.documentation);
        lines.push(("Changed", words));
    }
    for name in PARTS {
        let lines: Vec<&str> = lines
            .iter()
            .filter(|(part, _)| *part == name)
            .map(|(_, line)| line.as_str())
            .collect();
        if !lines.is_empty() {
            text.push_str(&format!("\n### {name}\n\n"));
            for line in lines {
                text.push_str(&format!("- {line}\n"));
            }
        }
    }
    if lines.is_empty() {
        text.push_str("\nNo changes.\n");
    }
    text
}

fn part(finding: &Finding) -> &'static str {
    let name = finding.change.rule.info().name;
    match name {
        name if name.ends_with("-deprecated") => "Deprecated",
        name if name.ends_with("-removed") || name.contains("-removed-") => "Removed",
        name if name.ends_with("-added") || name.contains("-added-") => "Added",
        _ => "Changed",
    }
}

fn line(finding: &Finding) -> String {
    let change = &finding.change;
    let warning = match finding.group() {
        Group::Breaking => "**Breaking**: ",
        Group::Risky => "**Risky**: ",
        _ => "",
    };
    let end = if change.message.ends_with('.') {
        ""
    } else {
        "."
    };
    format!(
        "{warning}{}{}{}{end}",
        code(&change.name()),
        joint(change),
        prose(&change.message)
    )
}
