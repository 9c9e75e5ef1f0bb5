//! Workflow commands for GitHub Actions, which annotate the lines of a pull request.

use super::definition::Format;
use crate::diagnostics::Severity;
use crate::report::allow::StaleAllow;
use crate::report::line::{one_line, truncated};
use crate::report::model::Report;
use crate::report::reportable::{Kind, Places, Reportable};
use crate::report::summary::Summary;

/// GitHub shows no more annotations of a step.
const MAX_ANNOTATIONS: usize = 10;

pub(super) const fn format<F: Reportable>() -> Format<F> {
    Format {
        name: "github",
        help: "Annotations for a workflow on GitHub",
        serves: &[Kind::Diff, Kind::Lint, Kind::Diagnostics],
        render: |report, _| Ok(annotations(report)),
    }
}

/// The headline and at most ten annotations, most severe first: failed gates, listed findings that no
/// entry accepts, and stale entries.
fn annotations<F: Reportable>(report: &Report<F>) -> String {
    let failed = report.summary.gates().iter().filter(|gate| gate.failed);
    let mut commands: Vec<String> = failed
        .map(|gate| command("error", &[("title", &gate.name)], &gate.message))
        .collect();
    let listed = report.open().filter(|it| it.is_listed(false));
    commands.extend(listed.map(|it| annotation(&it.finding, report)));
    let [noun, _] = F::INFO.noun;
    commands.extend(report.stale.iter().map(|it| stale_annotation(it, noun)));

    let more = commands.len().saturating_sub(MAX_ANNOTATIONS);
    commands.truncate(MAX_ANNOTATIONS);
    // A line of the log must not be read as a command.
    let headline = one_line(&report.summary.headline()).replace("##[", "## [");
    let mut log = format!("{headline}\n");
    for command in commands {
        log.push_str(&command);
        log.push('\n');
    }
    if more > 0 {
        log.push_str(&format!("and {more} more\n"));
    }
    log
}

fn annotation<F: Reportable>(finding: &F, report: &Report<F>) -> String {
    let level = match finding.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let mut message = finding.sentence();
    if let Some(verdicts) = finding.verdicts() {
        message.push_str(&format!(" [{verdicts}]"));
    }
    let parts = [
        finding.reach(str::to_owned),
        finding.help().map(str::to_owned),
    ];
    for part in parts.into_iter().flatten() {
        message.push_str(&format!("; {part}"));
    }
    let at = match finding.places() {
        Places::One(at) => at,
        Places::Two { new: Some(at), .. } => Some(at),
        Places::Two { old, new: None } => {
            // Removed items have no file in the new state.
            if let Some(at) = old {
                message.push_str(&format!("; it was at {at}"));
            }
            None
        }
    };
    let message = truncated(&one_line(&message), 1000);
    let title = ("title", finding.rule().name);
    let Some(at) = at else {
        return command(level, &[title], &message);
    };
    let path = at.path.strip_prefix(report.prefix(false));
    let path = one_line(path.unwrap_or(&at.path));
    let (line, column) = (at.line.to_string(), at.column.to_string());
    let properties = [
        ("file", path.as_str()),
        ("line", line.as_str()),
        ("col", column.as_str()),
        title,
    ];
    command(level, &properties, &message)
}

fn stale_annotation(stale: &StaleAllow, noun: &str) -> String {
    let line = stale.place.as_ref().map(|at| at.line.to_string());
    let mut properties = Vec::new();
    if let (Some(at), Some(line)) = (&stale.place, &line) {
        properties.extend([("file", at.path.as_str()), ("line", line.as_str())]);
    }
    properties.push(("title", "allow"));
    command("warning", &properties, &stale.message(noun))
}

fn command(level: &str, properties: &[(&str, &str)], message: &str) -> String {
    let properties: Vec<String> = properties
        .iter()
        .map(|(name, value)| format!("{name}={}", property(value)))
        .collect();
    format!("::{level} {}::{}", properties.join(","), data(message))
}

fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
