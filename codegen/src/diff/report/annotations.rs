//! For the log of a workflow on GitHub, which shows them beside the lines of a pull request.

use super::words::{place, plain, reaches, sentence, short, verdict, verdicts};
use super::{Finding, Group, Report};

/// GitHub shows no more of a step.
const MOST: usize = 10;

/// The report as commands of a workflow: at most ten annotations, the worst first, and the
/// verdict. Changes that were accepted, and changes of words, are not annotated.
pub fn annotations(report: &Report) -> String {
    let mut commands: Vec<String> = Vec::new();
    let told: Vec<&Finding> = report
        .findings
        .iter()
        .filter(|finding| finding.accepted.is_none() && finding.group().is_told())
        .collect();
    commands.extend(
        report
            .gates
            .iter()
            .filter(|gate| gate.failed)
            .map(|gate| command("error", &[("title", &gate.name)], &gate.message)),
    );
    commands.extend(told.iter().map(|finding| of_change(finding, report)));
    commands.extend(report.stale.iter().map(|stale| {
        let line = stale.place.as_ref().map(|at| at.line.to_string());
        let mut properties = Vec::new();
        if let (Some(at), Some(line)) = (&stale.place, &line) {
            properties.extend([("file", at.path.as_str()), ("line", line.as_str())]);
        }
        properties.push(("title", "allow"));
        command("warning", &properties, &stale.words())
    }));
    let more = commands.len().saturating_sub(MOST);
    commands.truncate(MOST);
    let mut text = format!("{}\n", line(&verdict(report)));
    for command in commands {
        text.push_str(&command);
        text.push('\n');
    }
    if more > 0 {
        text.push_str(&format!("and {more} more\n"));
    }
    text
}

fn of_change(finding: &Finding, report: &Report) -> String {
    let change = &finding.change;
    let level = match finding.group() {
        Group::Breaking => "error",
        Group::Risky => "warning",
        _ => "notice",
    };
    let name = change.rule.info().name;
    let mut message = format!("{} [{}]", sentence(change), verdicts(change));
    if let Some(reaches) = reaches(change, str::to_owned) {
        message.push_str(&format!("; {reaches}"));
    }
    let Some(at) = &change.new else {
        // What is gone stands in no file of the new state.
        if let Some(at) = &change.old {
            message.push_str(&format!("; it was at {}", place(at)));
        }
        return command(level, &[("title", name)], &short(&plain(&message), 1000));
    };
    let message = short(&plain(&message), 1000);
    let path = plain(at.path.strip_prefix(&report.new.prefix).unwrap_or(&at.path));
    let (line, column) = (at.line.to_string(), at.column.to_string());
    let properties = [
        ("file", path.as_str()),
        ("line", line.as_str()),
        ("col", column.as_str()),
        ("title", name),
    ];
    command(level, &properties, &message)
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

/// A line of the log that is no command, whatever is in it.
fn line(text: &str) -> String {
    plain(text).replace("##[", "## [")
}
