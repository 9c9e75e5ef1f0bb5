//! The verdicts about a change: for code that uses the crate, and for clients of the API.

use serde::Serialize;

/// The semver bump that a change requires of the generated crate, by Cargo's rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum SemverBump {
    /// The public items are the same.
    None,
    /// Only documentation changed.
    Patch,
    /// Something is new.
    Minor,
    /// Code may stop compiling.
    Major,
}

/// Whether an existing client still works with the API after the change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Wire {
    /// The wire format does not change.
    None,
    /// It changes, and every client works.
    Safe,
    /// It changes, and some calls may fail.
    Risky,
    /// Calls fail.
    Breaking,
}

/// The directions in which values of a model are sent.
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
    /// For code that uses the crate.
    pub rust: SemverBump,
    /// The effect on values that clients send.
    pub request: Wire,
    /// For values that the client receives.
    pub response: Wire,
}

impl Verdict {
    /// The verdict for the directions in which values are sent; the worse one if none is known.
    pub fn wire(self, direction: Direction) -> Wire {
        match (direction.request, direction.response) {
            (true, false) => self.request,
            (false, true) => self.response,
            _ => self.request.max(self.response),
        }
    }
}

impl SemverBump {
    /// The lower-case name.
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
    /// The lower-case name.
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
    /// The name of the direction.
    pub const fn name(self) -> &'static str {
        match (self.request, self.response) {
            (true, true) => "request and response",
            (true, false) => "request",
            (false, true) => "response",
            (false, false) => "unreferenced",
        }
    }

    /// The union of two directions.
    pub fn and(self, other: Self) -> Self {
        Self {
            request: self.request || other.request,
            response: self.response || other.response,
        }
    }
}
