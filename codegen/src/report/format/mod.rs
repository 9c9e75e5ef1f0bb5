//! The formats of reports. A new one is a file here and a line in `Format::ALL`.

mod changelog;
mod definition;
mod github;
mod json;
mod markdown;
mod sarif;
mod text;

use super::reportable::Reportable;

pub use definition::{Format, RenderOptions};

#[cfg(test)]
pub(crate) use markdown::MAX_COMMENT;

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
