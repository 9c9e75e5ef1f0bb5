use super::*;
use crate::check::lint::Rule;
use crate::report::MAX_COMMENT;
use crate::report::testing::{HOSTILE, assert_escaped, render};

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
fn texts_of_pages_are_escaped_in_every_format() {
    let mut first = finding(Rule::DanglingLink, HOSTILE, HOSTILE);
    first.member = Some(HOSTILE.to_owned());
    first.help = Some(HOSTILE.to_owned());
    let mut second = first.clone();
    second.place = None;
    let report = made(vec![first, second], Some(Severity::Error));
    assert_escaped(&report, 3);
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
