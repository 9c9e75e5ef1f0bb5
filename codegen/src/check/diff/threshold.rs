//! When a comparison shall fail.

use super::change::Change;
use super::verdict::{SemverBump, Wire};

/// A verdict from which on a change fails a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Threshold {
    /// A verdict for those who compile.
    Rust(SemverBump),
    /// A verdict for those who talk to the API.
    Wire(Wire),
}

impl Threshold {
    /// Reads `rust:major` or `wire:breaking` and their like; `None` where it is neither.
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

    /// All that [`Threshold::parse`] reads.
    pub const NAMES: [&str; 6] = [
        "rust:patch",
        "rust:minor",
        "rust:major",
        "wire:safe",
        "wire:risky",
        "wire:breaking",
    ];

    /// Whether a change is as grave as this or graver.
    pub fn is_reached_by(self, change: &Change) -> bool {
        match self {
            Self::Rust(rust) => change.verdict.rust >= rust,
            Self::Wire(wire) => change.wire() >= wire,
        }
    }

    /// The words that [`Threshold::parse`] reads.
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
