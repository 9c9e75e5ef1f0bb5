//! Outdated files.

#[cfg(feature = "json")]
use serde::Serialize;

/// An outdated file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "json", derive(Serialize))]
pub struct Stale {
    /// Its path, relative to the output folder.
    pub path: String,
    /// How it is outdated.
    pub kind: StaleKind,
    /// Whether it differs in line ends only, as in a checkout that converts them.
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "std::ops::Not::not"))]
    pub line_ends: bool,
}

/// How a file is outdated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "json", derive(Serialize))]
#[cfg_attr(feature = "json", serde(rename_all = "lowercase"))]
pub enum StaleKind {
    /// It does not exist.
    Missing,
    /// It has another text.
    Stale,
    /// It is no longer generated.
    Extra,
}

impl StaleKind {
    /// The name of the kind.
    pub fn name(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Stale => "stale",
            Self::Extra => "extra",
        }
    }
}
