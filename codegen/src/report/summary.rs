//! The summary of a report.

use serde::Serialize;

/// The summary of a report; it serializes to the fields of the JSON object before the findings,
/// without the version.
pub trait Summary: Serialize {
    /// The headline of the report.
    fn headline(&self) -> String;

    /// The conditions that the findings had to meet.
    fn gates(&self) -> &[Gate];

    /// A line below the headline.
    fn note(&self) -> Option<String> {
        None
    }

    /// The older and the newer state, if two are compared.
    fn states(&self) -> Option<[&StateName; 2]> {
        None
    }
}

/// The numbers of errors, warnings and notes as text; `None` if there are none.
pub fn counted(counts: [usize; 3]) -> Option<String> {
    let parts: Vec<String> = counts
        .into_iter()
        .zip(["error", "warning", "note"])
        .filter(|(count, _)| *count > 0)
        .map(|(count, noun)| format!("{count} {noun}{}", if count == 1 { "" } else { "s" }))
        .collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// A condition that the findings had to meet.
#[derive(Clone, Debug, Serialize)]
pub struct Gate {
    /// As it was given: `rust:major`, `version`.
    pub name: String,
    /// Whether it failed.
    pub failed: bool,
    /// The result, in a few words.
    pub message: String,
}

/// A compared state, as reports name it.
#[derive(Clone, Debug, Serialize)]
pub struct StateName {
    /// Its name.
    pub name: String,
    /// The version of its package, if it is known.
    pub version: Option<String>,
    /// The prefix of its places that is not part of a path, such as `HEAD:`.
    #[serde(skip)]
    pub prefix: String,
}
