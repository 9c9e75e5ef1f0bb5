//! Changes as findings of a report.

use serde::Serialize;

use super::summary::DiffSummary;
use crate::check::diff::change::{Category, Change};
use crate::check::diff::rules::{RULES, Rule};
use crate::check::diff::verdict::{Direction, SemverBump, Wire};
use crate::report::{
    Kind, Place, Places, ReleasePart, ReportInfo, Reportable, RuleInfo, RuleTable, Section,
};

const fn section(category: Category, title: &'static str) -> Section {
    Section {
        name: category.name(),
        title,
        severity: category.severity(),
        muted: matches!(category, Category::Documentation | Category::Silent),
    }
}

static SECTIONS: [Section; 5] = [
    section(Category::Breaking, "Breaking"),
    section(Category::Risky, "Risky"),
    section(Category::Compatible, "Compatible"),
    section(Category::Documentation, "Documentation"),
    section(Category::Silent, "No effect"),
];

#[derive(Serialize)]
struct Fields<'c> {
    rule: &'static str,
    severity: Category,
    subject: &'c str,
    member: Option<&'c str>,
    message: &'c str,
    rust: SemverBump,
    wire: Wire,
    wire_request: Wire,
    wire_response: Wire,
    direction: Direction,
    operations: &'c [String],
    old: Option<&'c Place>,
    new: Option<&'c Place>,
}

impl Reportable for Change {
    type Summary = DiffSummary;

    const INFO: ReportInfo = ReportInfo {
        kind: Kind::Diff,
        title: "API models",
        noun: ["change", "changes"],
        fingerprint: "change/v1",
        names_gates: true,
        version: 1,
    };

    const RULES: RuleTable = RULES;

    const SECTIONS: &'static [Section] = &SECTIONS;

    fn rule(&self) -> &'static RuleInfo {
        self.rule.info()
    }

    fn section(&self) -> &'static Section {
        let [breaking, risky, compatible, documentation, silent] = &SECTIONS;
        match self.category() {
            Category::Breaking => breaking,
            Category::Risky => risky,
            Category::Compatible => compatible,
            Category::Documentation => documentation,
            Category::Silent => silent,
        }
    }

    fn subject(&self) -> &str {
        &self.subject
    }

    fn member(&self) -> Option<&str> {
        self.member.as_deref()
    }

    fn message(&self) -> &str {
        &self.message
    }

    fn places(&self) -> Places<'_> {
        Places::Two {
            old: self.old.as_ref(),
            new: self.new.as_ref(),
        }
    }

    fn is_listed(&self, _fails: bool) -> bool {
        self.category() <= Category::Compatible
    }

    fn fields(&self) -> impl Serialize {
        Fields {
            rule: self.rule.info().name,
            severity: self.category(),
            subject: &self.subject,
            member: self.member.as_deref(),
            message: &self.message,
            rust: self.verdict.rust,
            wire: self.wire(),
            wire_request: self.verdict.request,
            wire_response: self.verdict.response,
            direction: self.direction,
            operations: &self.operations,
            old: self.old.as_ref(),
            new: self.new.as_ref(),
        }
    }

    fn fingerprint(&self) -> String {
        self.name()
    }

    fn joint(&self) -> &'static str {
        let first = self.message.split(' ').next().unwrap_or_default();
        let is_verb = matches!(
            first,
            "is" | "was"
                | "has"
                | "had"
                | "took"
                | "takes"
                | "returned"
                | "returns"
                | "implements"
                | "may"
                | "must"
                | "no"
        );
        if is_verb { " " } else { ": " }
    }

    fn verdicts(&self) -> Option<String> {
        let (rust, wire) = (self.verdict.rust.name(), self.wire().name());
        Some(if self.rule.info().name.starts_with("operation-") {
            format!("rust {rust}, wire {wire}")
        } else {
            format!("rust {rust}, wire {wire} ({})", self.direction.name())
        })
    }

    fn operations(&self) -> &[String] {
        &self.operations
    }

    fn is_formatting(&self) -> bool {
        matches!(self.rule, Rule::FormatOnly | Rule::DocLinkChanged)
    }

    fn release_part(&self) -> ReleasePart {
        let name = self.rule.info().name;
        match self.category() {
            Category::Silent => ReleasePart::Unmentioned,
            Category::Documentation => ReleasePart::Documentation,
            _ if name.ends_with("-deprecated") => ReleasePart::Deprecated,
            _ if name.ends_with("-removed") || name.contains("-removed-") => ReleasePart::Removed,
            _ if name.ends_with("-added") || name.contains("-added-") => ReleasePart::Added,
            _ => ReleasePart::Changed,
        }
    }
}
