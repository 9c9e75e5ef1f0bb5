//! The formats of reports. A new one is a file here and a line in `Format::ALL`.

mod changelog;
mod github;
mod json;
mod markdown;
mod sarif;
mod text;

use super::model::Report;
use super::reportable::{Kind, Reportable};

#[cfg(test)]
pub(crate) use markdown::MAX_COMMENT;

/// A format and the reports that it serves.
pub struct Format<F: Reportable> {
    /// Its name, as given to `--format`.
    pub name: &'static str,
    /// Its purpose.
    pub help: &'static str,
    /// The kinds of reports that can be rendered in it.
    pub serves: &'static [Kind],
    /// Renders a report as a text that ends with a line break.
    pub render: fn(&Report<F>, &RenderOptions) -> serde_json::Result<String>,
}

/// How to render a report; a format ignores the options that it has no use for.
#[derive(Clone, Debug, Default)]
pub struct RenderOptions {
    /// Lists every finding by itself.
    pub verbose: bool,
    /// Uses escape sequences for colours.
    pub color: bool,
    /// Distinguishes several comments of a command on one pull request.
    pub marker: Option<String>,
    /// The heading of a changelog section.
    pub release: Option<String>,
}

impl<F: Reportable> Format<F> {
    /// Every format.
    const ALL: &'static [Self] = &[
        text::format(),
        markdown::format(),
        github::format(),
        json::format(),
        sarif::format(),
        changelog::format(),
    ];

    /// The formats that serve the report.
    pub fn available() -> impl Iterator<Item = &'static Self> {
        let serves = |format: &&Self| format.serves.contains(&F::INFO.kind);
        Self::ALL.iter().filter(serves)
    }

    /// The format of a name that serves the report.
    pub fn by_name(name: &str) -> Option<&'static Self> {
        Self::available().find(|format| format.name == name)
    }
}
