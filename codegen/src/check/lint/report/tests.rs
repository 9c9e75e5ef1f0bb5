use super::*;
use crate::check::lint::{RULES, Rule};
use crate::config::{Allow, Date};
use crate::report::Place;
use crate::source::Sources;

fn finding(rule: Rule, subject: &str, message: &str) -> Finding {
    Finding {
        rule,
        level: rule.info().level,
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

fn report(findings: Vec<Finding>, fail_on: Option<Severity>, allows: &[Allow]) -> Report {
    let asked = Asked {
        fail_on,
        allows,
        sources: &Sources::default(),
        today: Date::parse("2026-01-01").unwrap_or_else(|| panic!("a day")),
    };
    Report::new(findings, &asked)
}

fn all(report: &Report) -> Vec<(&'static str, String)> {
    vec![
        ("text", text(report, true, false)),
        ("markdown", markdown(report, None, true)),
        ("github", annotations(report)),
        ("json", json(report).unwrap_or_default()),
        ("sarif", sarif(report).unwrap_or_default()),
    ]
}

#[test]
fn a_level_takes_what_is_graver_along() {
    let findings: Vec<Finding> = RULES
        .iter()
        .map(|info| finding(info.rule, "A", "m"))
        .collect();
    let count = |level| RULES.iter().filter(|info| info.level == level).count();
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
        let report = report(findings.clone(), fail_on, &[]);
        assert_eq!(report.counts().failing, failing);
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
    let report = report(vec![first, second], Some(Severity::Error), &[]);
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
    let report = report(findings, Some(Severity::Error), &[]);
    let comment = markdown(&report, None, true);
    assert!(comment.chars().count() <= crate::report::markdown::MOST);
    assert!(comment.contains("more findings are not shown"));
    let log = annotations(&report);
    assert_eq!(log.matches("\n::error").count(), 10);
    assert!(log.ends_with("and 2991 more\n"));
}
