//! What a format is.

use crate::report::model::Report;
use crate::report::reportable::{Kind, Reportable};

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
    /// Lists every finding individually.
    pub verbose: bool,
    /// Uses escape sequences for colours.
    pub color: bool,
    /// Distinguishes several comments of a command on one pull request.
    pub marker: Option<String>,
    /// The heading of a changelog section.
    pub release: Option<String>,
}
