//! Files that are not up to date.

#[cfg(feature = "json")]
use serde::Serialize;

/// A file that is not as it would be generated.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "json", derive(Serialize))]
pub struct Stale {
    /// Path below the output folder.
    pub path: String,
    /// What is wrong with it.
    pub kind: StaleKind,
}

/// How a file differs from what would be generated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "json", derive(Serialize))]
#[cfg_attr(feature = "json", serde(rename_all = "lowercase"))]
pub enum StaleKind {
    /// It does not exist.
    Missing,
    /// It has another text.
    Stale,
    /// It was generated once and is no longer.
    Extra,
}

impl StaleKind {
    /// The kind in a word.
    pub fn name(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Stale => "stale",
            Self::Extra => "extra",
        }
    }
}
