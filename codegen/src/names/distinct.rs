//! Unique names in a scope.

use std::collections::{BTreeMap, BTreeSet};

use super::keywords::has_underscore_added;

/// An identifier and whether it differs from the derived one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The identifier.
    pub ident: String,
    /// Whether it was changed because of a keyword, a reserved name or another name.
    /// Case and `r#` do not count.
    pub changed: bool,
}

/// Makes the names of one scope unique, in order.
///
/// Each item is the preferred identifier; `reserved` are identifiers that the scope already has.
///
/// 1. A reserved identifier gets a trailing `_`, like a keyword.
/// 2. The first of several equal names keeps it.
/// 3. The others are numbered from 2 (`Eligible2`, `created_at_2`, `Value1_2`).
///
/// A name that is appended to a list renames no earlier one.
pub fn distinct(wanted: impl IntoIterator<Item = String>, reserved: &[&str]) -> Vec<Name> {
    resolve(wanted, reserved, |ident| bare(ident).to_owned())
}

/// Like [`distinct`] for modules: names that differ only in case count as equal, because their
/// files would be equal on some systems.
pub fn distinct_modules(wanted: impl IntoIterator<Item = String>, reserved: &[&str]) -> Vec<Name> {
    resolve(wanted, reserved, |ident| bare(ident).to_lowercase())
}

/// Like [`distinct`] for Cargo features, whose numbers follow a `-`.
pub fn distinct_features(wanted: impl IntoIterator<Item = String>) -> impl Iterator<Item = Name> {
    let mut taken = BTreeSet::new();
    wanted.into_iter().filter_map(move |wanted| {
        if taken.insert(wanted.clone()) {
            return Some(Name {
                ident: wanted,
                changed: false,
            });
        }
        let ident = (2_u64..)
            .map(|number| format!("{wanted}-{number}"))
            .find(|ident| taken.insert(ident.clone()))?;
        Some(Name {
            ident,
            changed: true,
        })
    })
}

fn resolve(
    wanted: impl IntoIterator<Item = String>,
    reserved: &[&str],
    key: impl Fn(&str) -> String,
) -> Vec<Name> {
    let reserved: BTreeSet<String> = reserved.iter().map(|name| key(name)).collect();
    let mut taken = reserved.clone();
    // The next number to try for a name, so that many equal names take linear time.
    let mut next: BTreeMap<String, u64> = BTreeMap::new();
    let mut names = Vec::new();
    for ident in wanted {
        let is_reserved = reserved.contains(&key(&ident));
        let changed = is_reserved || has_underscore_added(&ident);
        let ident = if is_reserved {
            format!("{}_", bare(&ident))
        } else {
            ident
        };
        if taken.insert(key(&ident)) {
            names.push(Name { ident, changed });
            continue;
        }
        let next = next.entry(key(&numbered(&ident, 0))).or_insert(2);
        let ident = loop {
            let candidate = numbered(&ident, *next);
            *next += 1;
            if taken.insert(key(&candidate)) {
                break candidate;
            }
        };
        names.push(Name {
            ident,
            changed: true,
        });
    }
    names
}

fn bare(ident: &str) -> &str {
    ident.strip_prefix("r#").unwrap_or(ident)
}

fn numbered(ident: &str, number: u64) -> String {
    let stem = bare(ident).trim_end_matches('_');
    let is_apart =
        ident.starts_with(char::is_lowercase) || stem.ends_with(|c: char| c.is_ascii_digit());
    let separator = if is_apart { "_" } else { "" };
    format!("{stem}{separator}{number}")
}
