use super::*;
use crate::check::diff::{Change, Direction, Rule, SemverBump, Threshold, Wire};
use crate::config::Date;
use crate::report::testing::{HOSTILE, assert_escaped, render, render_all};
use crate::report::{Allow, AllowList, MAX_COMMENT, Place, Report, StateName};
use crate::source::Sources;

fn named(name: &str) -> StateName {
    StateName {
        name: name.to_owned(),
        version: None,
        prefix: String::new(),
    }
}

fn change(rule: Rule, subject: &str, message: &str) -> Change {
    let place = |line| Place {
        path: format!("specs/{subject}.md"),
        line,
        column: 1,
    };
    Change {
        rule,
        subject: subject.to_owned(),
        member: None,
        message: message.to_owned(),
        old: Some(place(1)),
        new: Some(place(2)),
        verdict: rule.verdict(),
        direction: Direction::default(),
        operations: vec!["a".into(), "b".into(), "c".into(), "d".into()],
    }
}

fn made(changes: Vec<Change>, fail_on: &[Threshold], allows: Vec<Allow>) -> Report<Change> {
    let today = Date::parse("2026-01-01").unwrap_or_else(|| panic!("a day"));
    let options = ReportOptions {
        fail_on: fail_on.to_vec(),
        require_bump: false,
        allows: AllowList::new(allows, Sources::default(), today),
    };
    report([named("old"), named("new")], changes, &options)
}

#[test]
fn a_comment_is_cut_and_says_so() {
    let long = "x".repeat(2_000);
    let changes = |count: usize| -> Vec<Change> {
        (0..count)
            .map(|at| change(Rule::FieldTypeChanged, &format!("M{at:04}"), &long))
            .collect()
    };
    for count in [10, 100, 3_000] {
        let text = render(&made(changes(count), &[], vec![]), "markdown");
        assert!(text.chars().count() <= MAX_COMMENT);
        let shown = text.matches("field-type-changed").count();
        let cut = text.contains("more changes are not shown");
        assert_eq!(cut, count > 10);
        assert!(shown == count || text.contains(&format!("_{} more changes", count - shown)));
        assert_eq!(
            text.matches("<details>").count(),
            text.matches("</details>").count()
        );
    }
}

#[test]
fn many_stale_entries_fit_into_a_comment() {
    let allow = |at: usize| Allow {
        rule: "model-removed".into(),
        path: format!("{at}{}", "*x".repeat(500)),
        field: None,
        reason: "r".into(),
        expires: None,
        span: crate::source::Span::default(),
    };
    let allows: Vec<Allow> = (0..1_000).map(allow).collect();
    let changes = (0..1_000)
        .map(|at| change(Rule::ModelRemoved, &format!("{at}"), &"y".repeat(900)))
        .collect();
    let report = made(changes, &[Threshold::Rust(SemverBump::Major)], allows);
    let text = render(&report, "markdown");
    assert!(text.chars().count() <= MAX_COMMENT);
    assert!(text.contains("and 990 more entries"));
}

#[test]
fn texts_of_pages_are_escaped_in_every_format() {
    let mut changed = change(Rule::FieldDeprecated, HOSTILE, HOSTILE);
    changed.member = Some(HOSTILE.to_owned());
    changed.verdict.rust = SemverBump::Major;
    changed.operations = vec![HOSTILE.to_owned()];
    changed.new = None;
    let mut other = changed.clone();
    other.new = other.old.clone();
    let mut report = made(vec![changed, other], &[], vec![]);
    report.summary.old = named(HOSTILE);
    report.summary.new = named(HOSTILE);
    assert_escaped(&report, 2);
}

#[test]
fn markdown_means_nothing_within_a_text() {
    use crate::report::{code, escaped, prose};
    assert_eq!(
        escaped("<b> @x #1 *y* [z](http://q) ~s~ & | \\ !i"),
        "&lt;b&gt; @\u{2060}x #\u{2060}1 \\*y\\* \\[z\\]\\(http:/\u{2060}/q\\) \\~s\\~ &amp; \\| \\\\ \\!i"
    );
    assert_eq!(code("a``b`c"), "```a``b`c```");
    assert_eq!(code("`"), "`` ` ``");
    assert_eq!(code(""), "`  `");
    assert_eq!(code("<b>\n"), "` <b>  `");
    assert_eq!(prose("was `a*` and *b*"), "was `a*` and \\*b\\*");
    assert_eq!(prose("odd ` tick"), "odd \\` tick");
    assert_eq!(prose("empty `` ticks"), "empty \\`\\` ticks");
}

#[test]
fn what_is_on_one_way_only_is_judged_by_that() {
    let both = change(Rule::FieldBecameRequired, "A", "must be there");
    let mut response = both.clone();
    response.direction.response = true;
    let threshold = Threshold::Wire(Wire::Breaking);
    assert!(made(vec![both], &[threshold], vec![]).has_failed());
    let safe = made(vec![response], &[threshold], vec![]);
    assert!(!safe.has_failed());
    assert_eq!(
        (safe.summary.bump, safe.summary.wire),
        (SemverBump::Major, Wire::Safe)
    );
}

#[test]
fn words_and_forms_fail_nothing_that_is_asked_of_code_or_clients() {
    let changes = RULES_OF_WORDS
        .iter()
        .map(|rule| change(*rule, "A", "has changed"))
        .collect();
    let gates = [
        Threshold::Rust(SemverBump::Minor),
        Threshold::Wire(Wire::Safe),
    ];
    let report = made(changes, &gates, vec![]);
    assert!(!report.has_failed());
    assert_eq!(
        (report.summary.bump, report.summary.wire),
        (SemverBump::Patch, Wire::None)
    );
    let counts = report.summary.counts;
    assert_eq!((counts.documentation, counts.silent), (4, 2));
}

const RULES_OF_WORDS: [Rule; 6] = [
    Rule::ModelDescriptionChanged,
    Rule::ModelExampleChanged,
    Rule::FieldDescriptionChanged,
    Rule::FieldExampleChanged,
    Rule::FormatOnly,
    Rule::DocLinkChanged,
];

#[test]
fn a_change_on_the_wire_alone_asks_for_a_release() {
    let report = made(
        vec![change(Rule::FieldWireNameChanged, "A", "m")],
        &[],
        vec![],
    );
    assert_eq!(
        (report.summary.bump, report.summary.wire),
        (SemverBump::Patch, Wire::Breaking)
    );
}

#[test]
fn the_order_does_not_depend_on_that_of_the_changes() {
    let mut changes: Vec<Change> = Rule::ALL
        .iter()
        .flat_map(|rule| ["B", "A"].map(|subject| change(*rule, subject, "m")))
        .collect();
    let sorted = render_all(&made(changes.clone(), &[], vec![]));
    changes.reverse();
    assert_eq!(render_all(&made(changes.clone(), &[], vec![])), sorted);
    changes.rotate_left(17);
    assert_eq!(render_all(&made(changes, &[], vec![])), sorted);
}
