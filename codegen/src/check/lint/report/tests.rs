use super::*;
use crate::check::lint::Rule;
use crate::report::{Format, MAX_COMMENT, RenderOptions};

fn finding(rule: Rule, subject: &str, message: &str) -> Finding {
    Finding {
        rule,
        severity: rule.severity(),
        subject: subject.to_owned(),
        member: None,
        message: message.to_owned(),
        help: Some("do it".to_owned()),
        place: Some(Place {
            path: format!("specs/{subject}.md"),
            line: 2,
            column: 1,
        }),
    }
}

fn made(findings: Vec<Finding>, fail_on: Option<Severity>) -> Report<Finding> {
    let options = ReportOptions {
        fail_on,
        ..ReportOptions::default()
    };
    report(findings, &options)
}

fn render(report: &Report<Finding>, format: &str) -> String {
    let options = RenderOptions {
        verbose: true,
        ..RenderOptions::default()
    };
    let format = Format::by_name(format).unwrap_or_else(|| panic!("no format {format}"));
    (format.render)(report, &options).unwrap_or_default()
}

fn all(report: &Report<Finding>) -> Vec<(&'static str, String)> {
    let formats = Format::<Finding>::available().map(|format| format.name);
    formats.map(|name| (name, render(report, name))).collect()
}

#[test]
fn a_severity_includes_the_higher_ones() {
    let findings: Vec<Finding> = Rule::ALL
        .iter()
        .map(|rule| finding(*rule, "A", "m"))
        .collect();
    let count = |severity| {
        let rules = Rule::ALL.iter();
        rules.filter(|rule| rule.severity() == severity).count()
    };
    let (errors, warnings, notes) = (
        count(Severity::Error),
        count(Severity::Warning),
        count(Severity::Note),
    );
    for (fail_on, failing) in [
        (None, 0),
        (Some(Severity::Error), errors),
        (Some(Severity::Warning), errors + warnings),
        (Some(Severity::Note), errors + warnings + notes),
    ] {
        let report = made(findings.clone(), fail_on);
        assert_eq!(report.summary.counts.failing, failing);
        assert_eq!(report.has_failed(), failing > 0);
    }
}

#[test]
fn what_pages_say_gives_no_orders() {
    let nasty = "a\u{1b}[2J\u{202e}b\n::error::c\r\n<!-- --></details>@all #1 **x** [y](http://z) ``` | %0A ##[stop]";
    let mut first = finding(Rule::DanglingLink, nasty, nasty);
    first.member = Some(nasty.to_owned());
    first.help = Some(nasty.to_owned());
    let mut second = first.clone();
    second.place = None;
    let report = made(vec![first, second], Some(Severity::Error));
    for (name, text) in all(&report) {
        // Programs get the text as it is; people do not.
        let is_data = matches!(name, "json" | "sarif");
        assert!(!text.contains(['\u{1b}', '\r']), "{name}: {text:?}");
        assert!(is_data || !text.contains('\u{202e}'), "{name}: {text:?}");
        match name {
            "markdown" => {
                assert!(!text.contains("\n::error"), "{text}");
                assert_eq!(text.matches("\n</details>").count(), 0, "{text}");
            }
            "github" => {
                let commands = text
                    .lines()
                    .filter(|line| line.trim_start().starts_with("::"));
                assert_eq!(commands.count(), 3, "{text}");
                assert!(text.contains("%250A") && !text.contains("%0A"), "{text}");
            }
            "text" => assert!(!text.lines().any(|line| line.starts_with("::")), "{text}"),
            _ => assert!(serde_json::from_str::<serde_json::Value>(&text).is_ok()),
        }
    }
}

#[test]
fn long_reports_are_cut_where_they_must_be() {
    let long = "x".repeat(2_000);
    let findings = (0..3_000)
        .map(|at| finding(Rule::DanglingLink, &format!("M{at:04}"), &long))
        .collect();
    let report = made(findings, Some(Severity::Error));
    let comment = render(&report, "markdown");
    assert!(comment.chars().count() <= MAX_COMMENT);
    assert!(comment.contains("more findings are not shown"));
    let log = render(&report, "github");
    assert_eq!(log.matches("\n::error").count(), 10);
    assert!(log.ends_with("and 2991 more\n"));
}
