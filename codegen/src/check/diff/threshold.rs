//! The verdicts from which on a comparison fails.

use super::change::Change;
use super::verdict::{SemverBump, Wire};

/// The least severe verdict that fails a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Threshold {
    /// A verdict for code that uses the crate.
    Rust(SemverBump),
    /// A verdict for clients of the API.
    Wire(Wire),
}

impl Threshold {
    /// Parses a name such as `rust:major` or `wire:breaking`.
    pub fn parse(text: &str) -> Option<Self> {
        match text.split_once(':')? {
            ("rust", "patch") => Some(Self::Rust(SemverBump::Patch)),
            ("rust", "minor") => Some(Self::Rust(SemverBump::Minor)),
            ("rust", "major") => Some(Self::Rust(SemverBump::Major)),
            ("wire", "safe") => Some(Self::Wire(Wire::Safe)),
            ("wire", "risky") => Some(Self::Wire(Wire::Risky)),
            ("wire", "breaking") => Some(Self::Wire(Wire::Breaking)),
            _ => None,
        }
    }

    /// Every name that [`Threshold::parse`] accepts.
    pub const NAMES: [&str; 6] = [
        "rust:patch",
        "rust:minor",
        "rust:major",
        "wire:safe",
        "wire:risky",
        "wire:breaking",
    ];

    /// Whether a change is at least as severe.
    pub fn is_reached_by(self, change: &Change) -> bool {
        match self {
            Self::Rust(rust) => change.verdict.rust >= rust,
            Self::Wire(wire) => change.wire() >= wire,
        }
    }

    /// The name that [`Threshold::parse`] accepts.
    pub fn name(self) -> String {
        match self {
            Self::Rust(rust) => format!("rust:{}", rust.name()),
            Self::Wire(wire) => format!("wire:{}", wire.name()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_threshold_has_a_name() {
        for name in Threshold::NAMES {
            let found = Threshold::parse(name).map(Threshold::name);
            assert_eq!(found.as_deref(), Some(name));
        }
        for text in [
            "",
            "rust",
            "rust:none",
            "wire:major",
            "major",
            "rust:major ",
        ] {
            assert_eq!(Threshold::parse(text), None, "{text}");
        }
    }
}
