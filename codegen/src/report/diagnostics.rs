//! Diagnostics as findings of a report.

use serde::Serialize;

use super::model::{Report, Reported};
use super::place::Place;
use super::reportable::{Kind, Places, ReportInfo, Reportable, Section};
use super::rules::{RuleInfo, RuleTable};
use super::summary::{Gate, Summary};
use crate::diagnostics::{Code, Counts, Diagnostic, Diagnostics, Severity};
use crate::source::Sources;

/// A diagnostic with its resolved place.
#[derive(Clone, Debug)]
pub struct LocatedDiagnostic {
    /// The diagnostic.
    pub diagnostic: Diagnostic,
    /// The position.
    pub place: Option<Place>,
}

impl Report<LocatedDiagnostic> {
    /// A report about diagnostics, in their current order.
    pub fn of_diagnostics(diagnostics: &Diagnostics, sources: &Sources) -> Self {
        let findings = diagnostics.iter().map(|diagnostic| Reported {
            accepted: None,
            fails: diagnostic.severity == Severity::Error,
            finding: LocatedDiagnostic {
                diagnostic: diagnostic.clone(),
                place: Place::of(diagnostic.span, sources),
            },
        });
        Self {
            findings: findings.collect(),
            stale: Vec::new(),
            summary: diagnostics.counts(),
        }
    }
}

impl Summary for Counts {
    fn headline(&self) -> String {
        let counts = [self.errors, self.warnings, self.notes];
        super::summary::counted(counts).unwrap_or_else(|| "no diagnostics".to_owned())
    }

    fn gates(&self) -> &[Gate] {
        &[]
    }
}

const CODES: usize = Code::ALL.len();

static RULES: [RuleInfo; CODES] = {
    let mut rules = [rule(Code::InvalidUtf8); CODES];
    let mut at = 0;
    while at < CODES {
        rules[at] = rule(Code::ALL[at]);
        at += 1;
    }
    rules
};

const fn rule(code: Code) -> RuleInfo {
    RuleInfo {
        name: code.name(),
        verdicts: &[],
        meaning: code.meaning(),
        reason: code.meaning(),
        example: "",
    }
}

#[derive(Serialize)]
struct Fields<'d> {
    code: &'static str,
    severity: Severity,
    message: &'d str,
    label: Option<&'d str>,
    help: Option<&'d str>,
    place: Option<&'d Place>,
}

impl Reportable for LocatedDiagnostic {
    type Summary = Counts;

    const INFO: ReportInfo = ReportInfo {
        kind: Kind::Diagnostics,
        title: "API pages",
        noun: ["diagnostic", "diagnostics"],
        fingerprint: "diagnostic/v1",
        names_gates: false,
        version: 1,
    };

    const RULES: RuleTable = RuleTable {
        command: "generate",
        columns: &[],
        rules: &RULES,
        verdicts: |_| String::new(),
        introduction: "",
    };

    const SECTIONS: &'static [Section] = Section::OF_SEVERITIES;

    fn rule(&self) -> &'static RuleInfo {
        let [first, ..] = &RULES;
        RULES.get(self.diagnostic.code as usize).unwrap_or(first)
    }

    fn section(&self) -> &'static Section {
        Section::of(self.diagnostic.severity)
    }

    fn subject(&self) -> &str {
        self.diagnostic.code.name()
    }

    fn member(&self) -> Option<&str> {
        None
    }

    fn message(&self) -> &str {
        &self.diagnostic.message
    }

    fn help(&self) -> Option<&str> {
        self.diagnostic.help.as_deref()
    }

    fn places(&self) -> Places<'_> {
        Places::One(self.place.as_ref())
    }

    fn is_listed(&self, fails: bool) -> bool {
        fails || self.diagnostic.severity < Severity::Note
    }

    fn fields(&self) -> impl Serialize {
        let Diagnostic {
            code,
            severity,
            message,
            label,
            help,
            ..
        } = &self.diagnostic;
        Fields {
            code: code.name(),
            severity: *severity,
            message,
            label: label.as_deref(),
            help: help.as_deref(),
            place: self.place.as_ref(),
        }
    }

    fn fingerprint(&self) -> String {
        self.diagnostic.message.clone()
    }

    fn sentence(&self) -> String {
        match &self.diagnostic.label {
            Some(label) => format!("{}: {label}", self.diagnostic.message),
            None => self.diagnostic.message.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::format::Format;
    use crate::report::testing::{HOSTILE, assert_escaped, render};
    use crate::source::SourceFile;

    fn report(message: &str) -> Report<LocatedDiagnostic> {
        let mut sources = Sources::default();
        let file = sources.add(SourceFile::new("a.md", "specs/a.md", "# A b\n".to_owned()));
        let span = sources.span(file, 2..5);
        let mut diagnostics = Diagnostics::default();
        let error = Diagnostic::new(Code::UnreadableTitle, span, message);
        diagnostics.push(error.label("expected a name").help("remove the space"));
        let note = Diagnostic::new(Code::NameChanged, span, "`a` is `A` in Rust");
        diagnostics.push(note);
        Report::of_diagnostics(&diagnostics, &sources)
    }

    #[test]
    fn diagnostics_are_annotations() {
        assert_eq!(
            render(&report("invalid title"), "github"),
            "1 error, 1 note\n::error file=specs/a.md,line=1,col=3,title=unreadable-title::invalid title: expected a name; remove the space\n"
        );
        assert_escaped(&report(HOSTILE), 1);
    }

    #[test]
    fn diagnostics_are_results_of_codes() -> serde_json::Result<()> {
        let log: serde_json::Value =
            serde_json::from_str(&render(&report("invalid title"), "sarif"))?;
        let run = &log["runs"][0];
        let rules = run["tool"]["driver"]["rules"]
            .as_array()
            .map_or(0, Vec::len);
        assert_eq!(rules, Code::ALL.len());
        let results = run["results"].as_array().map_or(&[][..], Vec::as_slice);
        let levels: Vec<&serde_json::Value> = results.iter().map(|it| &it["level"]).collect();
        assert_eq!(levels, ["error", "note"]);
        for result in results {
            let index = result["ruleIndex"].as_u64().unwrap_or_default() as usize;
            assert_eq!(result["ruleId"], Code::ALL[index].name());
        }
        Ok(())
    }

    #[test]
    fn only_some_formats_serve_diagnostics() {
        let formats = Format::<LocatedDiagnostic>::available().map(|format| format.name);
        assert_eq!(formats.collect::<Vec<_>>(), ["github", "sarif"]);
    }
}
