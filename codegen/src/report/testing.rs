//! What the tests of all kinds of reports share.

use super::format::{Format, RenderOptions};
use super::model::Report;
use super::reportable::Reportable;

/// A text that must not have an effect in any format.
pub(crate) const HOSTILE: &str = "a\u{1b}[2J\u{202e}b\n::error::c\r\n<!-- --></details>@all #1 **x** [y](http://z) ``` | %0A ##[stop]";

/// A report in a format, with every finding listed.
pub(crate) fn render<F: Reportable>(report: &Report<F>, format: &str) -> String {
    let options = RenderOptions {
        verbose: true,
        ..RenderOptions::default()
    };
    let format = Format::by_name(format).unwrap_or_else(|| panic!("no format {format}"));
    (format.render)(report, &options).unwrap_or_default()
}

/// A report in every format that serves it.
pub(crate) fn render_all<F: Reportable>(report: &Report<F>) -> Vec<(&'static str, String)> {
    let formats = Format::<F>::available().map(|format| format.name);
    formats.map(|name| (name, render(report, name))).collect()
}

/// Checks that every format escapes the [`HOSTILE`] texts of a report with a number of annotations.
pub(crate) fn assert_escaped<F: Reportable>(report: &Report<F>, annotations: usize) {
    for (name, text) in render_all(report) {
        // Machine-readable formats keep the text; the others escape it.
        let is_data = matches!(name, "json" | "sarif");
        assert!(!text.contains(['\u{1b}', '\r']), "{name}: {text:?}");
        assert!(is_data || !text.contains('\u{202e}'), "{name}: {text:?}");
        match name {
            "markdown" | "changelog" => {
                assert!(!text.contains("\n::error"), "{text}");
                assert_eq!(text.matches("\n</details>").count(), 0, "{text}");
            }
            "github" => {
                let lines = text.lines();
                let commands = lines.filter(|line| line.trim_start().starts_with("::"));
                assert_eq!(commands.count(), annotations, "{text}");
                assert!(text.contains("%250A") && !text.contains("%0A"), "{text}");
            }
            "text" => assert!(!text.lines().any(|line| line.starts_with("::")), "{text}"),
            _ => assert!(serde_json::from_str::<serde_json::Value>(&text).is_ok()),
        }
    }
}
