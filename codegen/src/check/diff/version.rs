//! Versions, and the bumps between them.

use std::cmp::Ordering;
use std::fmt;

use super::verdict::SemverBump;

/// A version by Cargo's rules, without build metadata.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    numbers: [u64; 3],
    pre: String,
}

impl Version {
    /// Parses `1.2.3` or `1.2.3-pre.4`; `None` if it is not a version.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.split('+').next()?;
        let (numbers, pre) = match text.split_once('-') {
            Some((_, "")) => return None,
            Some((numbers, pre)) => (numbers, pre),
            None => (text, ""),
        };
        let numbers: Vec<u64> = numbers
            .split('.')
            .map(|number| number.parse().ok())
            .collect::<Option<_>>()?;
        let [major, minor, patch] = numbers.as_slice() else {
            return None;
        };
        Some(Self {
            numbers: [*major, *minor, *patch],
            pre: pre.to_owned(),
        })
    }

    /// The lowest version that satisfies a bump. Below 1.0.0, the first non-zero number counts as the
    /// major one; after a pre-release, any higher version is enough.
    pub fn after(&self, bump: SemverBump) -> Self {
        let [major, minor, patch] = self.numbers;
        if bump == SemverBump::None {
            return self.clone();
        }
        let numbers = match (bump, major, minor) {
            _ if !self.pre.is_empty() => self.numbers,
            (SemverBump::Major, 0, 0) | (_, 0, 0) => [0, 0, patch.saturating_add(1)],
            (SemverBump::Major, 0, _) => [0, minor.saturating_add(1), 0],
            (SemverBump::Major, _, _) => [major.saturating_add(1), 0, 0],
            (SemverBump::Minor, 1.., _) => [major, minor.saturating_add(1), 0],
            _ => [major, minor, patch.saturating_add(1)],
        };
        Self {
            numbers,
            pre: String::new(),
        }
    }

    /// Whether a new version satisfies a bump of this one.
    pub fn is_enough(&self, new: &Self, bump: SemverBump) -> bool {
        if bump == SemverBump::None {
            return new >= self;
        }
        // `2.0.0-rc.1` is below `2.0.0`, but announces the same bump.
        let reached = new.numbers >= self.after(bump).numbers;
        new > self && (reached || !self.pre.is_empty())
    }
}

impl PartialOrd for Version {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Version {
    fn cmp(&self, other: &Self) -> Ordering {
        let by_pre = || match (self.pre.is_empty(), other.pre.is_empty()) {
            (true, true) => Ordering::Equal,
            (true, false) => Ordering::Greater,
            (false, true) => Ordering::Less,
            (false, false) => parts(&self.pre).cmp(&parts(&other.pre)),
        };
        self.numbers.cmp(&other.numbers).then_with(by_pre)
    }
}

/// The identifiers of a pre-release, with a key that sorts numbers before words.
fn parts(pre: &str) -> Vec<(bool, u64, &str)> {
    let part = |part| match str::parse(part) {
        Ok(number) => (false, number, ""),
        Err(_) => (true, 0, part),
    };
    pre.split('.').map(part).collect()
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [major, minor, patch] = self.numbers;
        write!(f, "{major}.{minor}.{patch}")?;
        if self.pre.is_empty() {
            Ok(())
        } else {
            write!(f, "-{}", self.pre)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(text: &str) -> Version {
        Version::parse(text).unwrap_or_else(|| panic!("{text} is not a version"))
    }

    #[test]
    fn bumps_follow_the_rules_of_cargo() {
        for (old, bump, new) in [
            ("1.2.3", SemverBump::Major, "2.0.0"),
            ("1.2.3", SemverBump::Minor, "1.3.0"),
            ("1.2.3", SemverBump::Patch, "1.2.4"),
            ("1.2.3", SemverBump::None, "1.2.3"),
            ("0.2.3", SemverBump::Major, "0.3.0"),
            ("0.2.3", SemverBump::Minor, "0.2.4"),
            ("0.2.3", SemverBump::Patch, "0.2.4"),
            ("0.0.3", SemverBump::Major, "0.0.4"),
            ("0.0.3", SemverBump::Patch, "0.0.4"),
            ("1.0.0-rc.1", SemverBump::Major, "1.0.0"),
        ] {
            assert_eq!(version(old).after(bump).to_string(), new, "{old} {bump:?}");
        }
    }

    #[test]
    fn a_version_is_enough_or_not() {
        for (old, new, bump, is) in [
            ("0.1.0", "0.2.0", SemverBump::Major, true),
            ("0.1.0", "0.1.1", SemverBump::Major, false),
            ("0.1.0", "0.1.1", SemverBump::Minor, true),
            ("0.1.0", "0.1.0", SemverBump::Patch, false),
            ("0.1.0", "0.1.0", SemverBump::None, true),
            ("0.1.0", "0.0.9", SemverBump::None, false),
            ("1.9.0", "1.10.0", SemverBump::Minor, true),
            ("1.9.0", "2.0.0-rc.1", SemverBump::Major, true),
            ("2.0.0-rc.9", "2.0.0-rc.10", SemverBump::Major, true),
            ("2.0.0-rc.1", "2.0.0-rc.1", SemverBump::Major, false),
            ("2.0.0-rc.1", "2.0.0", SemverBump::Major, true),
            ("1.0.0", "1.0.0+build", SemverBump::Patch, false),
        ] {
            let found = version(old).is_enough(&version(new), bump);
            assert_eq!(found, is, "{old} {new} {bump:?}");
        }
        for text in ["", "1", "1.2", "1.2.x", "1.2.3-", "1.2.3.4", "v1.2.3"] {
            assert_eq!(Version::parse(text), None, "{text}");
        }
    }
}
