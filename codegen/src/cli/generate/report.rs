//! The report of `generate`.

use std::time::Duration;

use anyhow::{Context, Result};
use markdown_codegen::diagnostics::{Counts, Diagnostics};
use markdown_codegen::report::{Format, RenderOptions, Report};
use markdown_codegen::source::Sources;
use markdown_codegen::write::{Plan, Stale, StaleKind, describe};
use markdown_codegen::{ExampleCounts, Findings, PageCounts, WireNameSummary};
use serde::Serialize;
use serde_json::Value;

use super::cache::CacheEntry;
use super::summary::RunSummary;
use crate::cli::outcome::Outcome;
use crate::cli::terminal::Terminal;
use crate::cli::timings::Measured;

/// The version of the JSON object; it rises when its readers would have to change.
const VERSION: u32 = 1;

/// What a run did; `None` for what it did not reach.
#[derive(Default)]
pub(super) struct GenerateReport {
    pub(super) findings: Option<Findings>,
    pub(super) stale: Option<Vec<Stale>>,
    pub(super) files: Option<Files>,
    pub(super) failure: Option<anyhow::Error>,
    summary: Option<RunSummary>,
    measured: Option<Measured>,
}

/// The files that were written.
#[derive(Serialize)]
pub(super) struct Files {
    created: Vec<String>,
    updated: Vec<String>,
    deleted: Vec<String>,
    unchanged: usize,
}

#[derive(Serialize)]
struct Object<'r> {
    version: u32,
    error: Option<String>,
    diagnostics: Value,
    counts: Counts,
    pages: Option<PageCounts>,
    types: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    examples: Option<ExampleCounts>,
    #[serde(skip_serializing_if = "Option::is_none")]
    wire_names: Option<&'r WireNameSummary>,
    files: Option<&'r Files>,
    stale: Option<&'r [Stale]>,
    #[serde(flatten)]
    measured: Option<&'r Measured>,
}

impl Files {
    /// Nothing to do.
    pub(super) fn unchanged(unchanged: usize) -> Self {
        Self {
            created: Vec::new(),
            updated: Vec::new(),
            deleted: Vec::new(),
            unchanged,
        }
    }

    pub(super) fn of(plan: &Plan) -> Self {
        let all = |paths: &mut dyn Iterator<Item = &str>| paths.map(str::to_owned).collect();
        Self {
            created: all(&mut plan.create()),
            updated: all(&mut plan.update()),
            deleted: all(&mut plan.delete()),
            unchanged: plan.unchanged().count(),
        }
    }
}

impl GenerateReport {
    pub(super) fn take(&mut self, summary: RunSummary, findings: Findings) {
        self.summary = Some(summary);
        self.findings = Some(findings);
    }

    /// Takes the result of an earlier run, which left nothing to do.
    pub(super) fn reuse(&mut self, entry: CacheEntry, sources: Sources, check: bool) {
        if check {
            self.stale = Some(Vec::new());
        } else {
            self.files = Some(Files::unchanged(entry.unchanged));
        }
        let findings = Findings {
            diagnostics: entry.diagnostics,
            sources,
        };
        self.take(entry.summary, findings);
    }

    /// Whether the output is up to date.
    pub(super) fn is_up_to_date(&self) -> bool {
        self.files.is_some() || self.stale.as_ref().is_some_and(Vec::is_empty)
    }

    /// Records the measurements so far.
    pub(super) fn measure(&mut self) {
        let timings = self.summary.as_ref().map(|summary| &summary.timings);
        self.measured = Some(Measured::of(timings));
    }

    pub(super) fn outcome(&self) -> Outcome {
        if self.failure.is_some() {
            Outcome::Failed
        } else if self.counts().errors > 0 || self.stale.as_ref().is_some_and(|s| !s.is_empty()) {
            Outcome::Findings
        } else {
            Outcome::Fine
        }
    }

    fn counts(&self) -> Counts {
        self.findings
            .as_ref()
            .map(Findings::counts)
            .unwrap_or_default()
    }

    /// The report in a format other than text.
    pub(super) fn rendered(&self, format: &str) -> Result<String> {
        let Some(format) = Format::by_name(format) else {
            return self.to_json();
        };
        let report = match &self.findings {
            Some(found) => Report::of_diagnostics(&found.diagnostics, &found.sources),
            None => Report::of_diagnostics(&Diagnostics::default(), &Sources::default()),
        };
        (format.render)(&report, &RenderOptions::default()).context("cannot write the report")
    }

    /// The report as one JSON object that ends with a line break.
    fn to_json(&self) -> Result<String> {
        let object = Object {
            version: VERSION,
            error: self.failure.as_ref().map(|error| format!("{error:#}")),
            diagnostics: match &self.findings {
                Some(findings) => findings.to_json(),
                None => Value::Array(Vec::new()),
            },
            counts: self.counts(),
            pages: self.summary.as_ref().map(|summary| summary.pages),
            types: self.summary.as_ref().map(|summary| summary.types),
            examples: self.summary.as_ref().and_then(|summary| summary.examples),
            wire_names: self.wire_names(),
            files: self.files.as_ref(),
            stale: self.stale.as_deref(),
            measured: self.measured.as_ref(),
        };
        let json = serde_json::to_string_pretty(&object).context("cannot write the report")?;
        let json = markdown_codegen::source::shown_json(&json);
        Ok(json + "\n")
    }

    /// Prints the human-readable report; `mend` is the command that updates the output.
    pub(super) fn print(&self, mend: &str, time: Duration, terminal: &Terminal) {
        if let Some(findings) = &self.findings {
            terminal.findings(&findings.diagnostics, &findings.sources);
        }
        if let (Some(stale), Some(summary)) = (&self.stale, &self.summary) {
            terminal.insist(&describe(stale, &summary.out, mend));
        }
        if let Some(error) = &self.failure {
            terminal.error(error);
            return;
        }
        let parts: Vec<String> = [
            self.read(),
            self.examples(),
            self.wire_names().map(wire_names),
            Some(self.written()),
            Some(self.found()),
        ]
        .into_iter()
        .flatten()
        .collect();
        terminal.note(&format!(
            "{}; {:.2} s\n",
            parts.join("; "),
            time.as_secs_f64()
        ));
        if let Some(measured) = &self.measured {
            terminal.insist(&measured.to_string());
        }
    }

    fn wire_names(&self) -> Option<&WireNameSummary> {
        self.summary.as_ref()?.wire_names.as_ref()
    }

    fn read(&self) -> Option<String> {
        let RunSummary { pages, types, .. } = self.summary.as_ref()?;
        let mut kinds = vec![
            count(pages.structs, "struct", "structs"),
            count(pages.enums, "enum", "enums"),
            count(pages.unions, "union", "unions"),
            format!("{} of operations", pages.operations),
        ];
        if pages.envelopes > 0 {
            kinds.push(count(pages.envelopes, "envelope", "envelopes"));
        }
        kinds.push(count(pages.others, "other", "others"));
        Some(format!(
            "{} ({}), {}",
            count(pages.all, "page", "pages"),
            kinds.join(", "),
            count(*types, "type", "types"),
        ))
    }

    fn examples(&self) -> Option<String> {
        let examples = self.summary.as_ref()?.examples?;
        Some(format!(
            "{} on {}, {} usable, {}",
            count(examples.all, "example", "examples"),
            count(examples.pages, "page", "pages"),
            examples.usable,
            count(examples.tests, "test", "tests"),
        ))
    }

    fn written(&self) -> String {
        match (&self.files, &self.stale) {
            (Some(files), _) => format!(
                "{} created, {} updated, {} unchanged, {} deleted",
                count(files.created.len(), "file", "files"),
                files.updated.len(),
                files.unchanged,
                files.deleted.len(),
            ),
            (None, Some(stale)) => {
                let of = |kind| stale.iter().filter(|stale| stale.kind == kind).count();
                format!(
                    "{} missing, {} stale, {} extra",
                    count(of(StaleKind::Missing), "file", "files"),
                    of(StaleKind::Stale),
                    of(StaleKind::Extra),
                )
            }
            (None, None) => "nothing was written".to_owned(),
        }
    }

    fn found(&self) -> String {
        let counts = self.counts();
        let mut parts = vec![
            count(counts.warnings, "warning", "warnings"),
            count(counts.notes, "note", "notes"),
        ];
        if counts.errors > 0 {
            parts.insert(0, count(counts.errors, "error", "errors"));
        }
        parts.join(", ")
    }
}

fn count(number: usize, one: &str, several: &str) -> String {
    let noun = if number == 1 { one } else { several };
    format!("{number} {noun}")
}

/// How names are written in JSON.
fn wire_names(summary: &WireNameSummary) -> String {
    let mut text = format!("wire names {}", summary.names);
    let mut why = Vec::new();
    if summary.is_recorded {
        why.push("recorded".to_owned());
    }
    if !summary.counts.is_empty() {
        why.push(summary.counts.clone());
    }
    if !why.is_empty() {
        text.push_str(&format!(" ({})", why.join("; ")));
    }
    for (namespace, names) in &summary.namespaces {
        text.push_str(&format!(", {names} in {namespace}"));
    }
    text
}
