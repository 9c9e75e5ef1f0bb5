//! How much a change matters, to those who compile and to those who talk to the API.

use serde::Serialize;

/// What a change asks of the code of a crate that uses the models, by Cargo's rules of versions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum SemverBump {
    /// Nothing: the public items are the same.
    None,
    /// Nothing: only words changed.
    Patch,
    /// Nothing, but there is something new.
    Minor,
    /// Code may stop compiling.
    Major,
}

/// Whether a client that was compiled before still talks to the API after the change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Wire {
    /// What is sent does not change.
    None,
    /// It does, and every client copes.
    Safe,
    /// It does, and some clients may not cope.
    Risky,
    /// Calls fail.
    Breaking,
}

/// Which way values of a model travel.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Direction {
    /// From the client to the API.
    pub request: bool,
    /// From the API to the client.
    pub response: bool,
}

/// The verdicts about a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Verdict {
    /// For those who compile against the crate.
    pub rust: SemverBump,
    /// For values that the client sends.
    pub request: Wire,
    /// For values that the client gets.
    pub response: Wire,
}

impl Verdict {
    /// The verdict for the ways that values really travel; the worse one where nothing is known.
    pub fn wire(self, direction: Direction) -> Wire {
        match (direction.request, direction.response) {
            (true, false) => self.request,
            (false, true) => self.response,
            _ => self.request.max(self.response),
        }
    }
}

impl SemverBump {
    /// The word for the verdict.
    pub const fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        }
    }
}

impl Wire {
    /// The word for the verdict.
    pub const fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Safe => "safe",
            Self::Risky => "risky",
            Self::Breaking => "breaking",
        }
    }
}

impl Direction {
    /// The words for the direction.
    pub const fn name(self) -> &'static str {
        match (self.request, self.response) {
            (true, true) => "request and response",
            (true, false) => "request",
            (false, true) => "response",
            (false, false) => "unreferenced",
        }
    }

    /// Both ways of two directions.
    pub fn and(self, other: Self) -> Self {
        Self {
            request: self.request || other.request,
            response: self.response || other.response,
        }
    }
}
