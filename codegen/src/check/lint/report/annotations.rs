//! For the log of a workflow on GitHub, which shows them beside the lines of a pull request.

use super::words::{gate, sentence, verdict};
use super::{Judged, Report};
use crate::diagnostics::Severity;
use crate::report::github::{command, log};
use crate::report::{plain, short};

/// The report as commands of a workflow: at most ten annotations, the worst first, and the
/// verdict. Findings that were accepted, and notes that fail nothing, are not annotated.
pub fn annotations(report: &Report) -> String {
    let mut commands: Vec<String> = Vec::new();
    if let Some(gate) = gate(report).filter(|_| report.has_failed()) {
        commands.push(command("error", &[("title", "lint")], &gate));
    }
    let told = report
        .findings
        .iter()
        .filter(|judged| judged.accepted.is_none() && judged.is_told());
    commands.extend(told.map(of_finding));
    commands.extend(report.stale.iter().map(|stale| {
        let line = stale.place.as_ref().map(|at| at.line.to_string());
        let mut properties = Vec::new();
        if let (Some(at), Some(line)) = (&stale.place, &line) {
            properties.extend([("file", at.path.as_str()), ("line", line.as_str())]);
        }
        properties.push(("title", "allow"));
        command("warning", &properties, &stale.words("finding"))
    }));
    log(&verdict(report), commands)
}

fn of_finding(judged: &Judged) -> String {
    let finding = &judged.finding;
    let level = match finding.level {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let mut message = sentence(finding);
    if let Some(help) = &finding.help {
        message.push_str(&format!("; {help}"));
    }
    let message = short(&plain(&message), 1000);
    let name = finding.rule.info().name;
    let Some(at) = &finding.place else {
        return command(level, &[("title", name)], &message);
    };
    let path = plain(&at.path);
    let (line, column) = (at.line.to_string(), at.column.to_string());
    let properties = [
        ("file", path.as_str()),
        ("line", line.as_str()),
        ("col", column.as_str()),
        ("title", name),
    ];
    command(level, &properties, &message)
}
