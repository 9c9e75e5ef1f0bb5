//! For the log of a workflow on GitHub, which shows them beside the lines of a pull request.

use super::words::{reaches, sentence, verdict, verdicts};
use super::{Finding, Group, Report};
use crate::report::github::{command, log};
use crate::report::{plain, short};

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
        command("warning", &properties, &stale.words("change"))
    }));
    log(&verdict(report), commands)
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
            message.push_str(&format!("; it was at {at}"));
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
