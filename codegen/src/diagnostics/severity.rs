//! The one scale of severity, for diagnostics and all reports.

#[cfg(feature = "json")]
use serde::Serialize;

/// How severe a diagnostic or a finding is; the most severe comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "json", derive(Serialize))]
#[cfg_attr(feature = "json", serde(rename_all = "lowercase"))]
pub enum Severity {
    /// The input is invalid or inconsistent; of diagnostics, one prevents any output.
    Error,
    /// Something is missing or doubtful; `--deny warnings` makes it an error.
    Warning,
    /// A decision, or a gap, that a reader may want to know of.
    Note,
}

impl Severity {
    /// The lower-case name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}
