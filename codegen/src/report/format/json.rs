//! One JSON object with everything a report has.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::definition::Format;
use crate::report::allow::{Accepted, StaleAllow};
use crate::report::model::{Report, Reported};
use crate::report::reportable::{Kind, Reportable};
use crate::source::shown_json;

pub(super) const fn format<F: Reportable>() -> Format<F> {
    Format {
        name: "json",
        help: "One JSON object with everything",
        serves: &[Kind::Diff, Kind::Lint],
        render: |report, _| json(report),
    }
}

fn json<F: Reportable>(report: &Report<F>) -> serde_json::Result<String> {
    let json = serde_json::to_string_pretty(&Object {
        version: F::INFO.version,
        summary: &report.summary,
        stale_allows: &report.stale,
        findings: Findings(report),
    })?;
    Ok(shown_json(&json) + "\n")
}

#[derive(serde::Serialize)]
#[serde(bound = "")]
struct Object<'r, F: Reportable> {
    version: u32,
    #[serde(flatten)]
    summary: &'r F::Summary,
    stale_allows: &'r [StaleAllow],
    #[serde(flatten)]
    findings: Findings<'r, F>,
}

/// The findings, under the plural of what they are called.
struct Findings<'r, F: Reportable>(&'r Report<F>);

impl<F: Reportable> Serialize for Findings<'_, F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let [_, key] = F::INFO.noun;
        let findings: Vec<_> = self.0.findings.iter().map(fields).collect();
        let mut map = serializer.serialize_map(Some(1))?;
        map.serialize_entry(key, &findings)?;
        map.end()
    }
}

#[derive(serde::Serialize)]
struct FindingFields<'r, R> {
    #[serde(flatten)]
    fields: R,
    accepted: Option<&'r Accepted>,
    fails: bool,
}

fn fields<F: Reportable>(reported: &Reported<F>) -> impl Serialize {
    FindingFields {
        fields: reported.finding.fields(),
        accepted: reported.accepted.as_ref(),
        fails: reported.fails,
    }
}
