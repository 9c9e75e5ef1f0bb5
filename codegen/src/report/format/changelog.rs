//! A release's section of a changelog, in the form of keepachangelog.com.

use super::definition::Format;
use crate::diagnostics::Severity;
use crate::report::markup::{code, prose};
use crate::report::model::Report;
use crate::report::reportable::{Kind, ReleasePart, Reportable};

const PARTS: [(ReleasePart, &str); 4] = [
    (ReleasePart::Added, "Added"),
    (ReleasePart::Changed, "Changed"),
    (ReleasePart::Deprecated, "Deprecated"),
    (ReleasePart::Removed, "Removed"),
];

pub(super) const fn format<F: Reportable>() -> Format<F> {
    Format {
        name: "changelog",
        help: "The section of a release in a changelog",
        serves: &[Kind::Diff],
        render: |report, options| Ok(changelog(report, options.release.as_deref())),
    }
}

/// A section with a heading for a release: `Unreleased`, or a version that a date may follow, as in
/// `1.2.0 - 2026-01-31`. Changes of documentation are counted.
fn changelog<F: Reportable>(report: &Report<F>, release: Option<&str>) -> String {
    let release = release.unwrap_or("Unreleased");
    let mut text = match release.split_once(" - ") {
        Some((version, date)) => format!("## [{version}] - {date}\n"),
        None => format!("## [{release}]\n"),
    };
    let findings = report.findings.iter().map(|it| &it.finding);
    let mut lines: Vec<(ReleasePart, String)> = findings
        .map(|finding| (finding.release_part(), line(finding)))
        .collect();
    let documentation = lines.iter();
    let documentation = documentation.filter(|(part, _)| *part == ReleasePart::Documentation);
    match documentation.count() {
        0 => {}
        1 => {
            let line = "1 description or example was reworded.".to_owned();
            lines.push((ReleasePart::Changed, line));
        }
        count => {
            let line = format!("{count} descriptions and examples were reworded.");
            lines.push((ReleasePart::Changed, line));
        }
    }
    let mut is_empty = true;
    for (part, title) in PARTS {
        let lines = lines.iter().filter(|(other, _)| *other == part);
        for (at, (_, line)) in lines.enumerate() {
            if at == 0 {
                text.push_str(&format!("\n### {title}\n\n"));
            }
            text.push_str(&format!("- {line}\n"));
            is_empty = false;
        }
    }
    if is_empty {
        text.push_str("\nNo changes.\n");
    }
    text
}

fn line<F: Reportable>(finding: &F) -> String {
    let warning = match finding.severity() {
        Severity::Note => String::new(),
        _ => format!("**{}**: ", finding.section().title),
    };
    let message = finding.message();
    let end = if message.ends_with('.') { "" } else { "." };
    format!(
        "{warning}{}{}{}{end}",
        code(&finding.name()),
        finding.joint(),
        prose(message)
    )
}
