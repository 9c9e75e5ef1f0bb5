//! Names that share a scope.

use std::collections::{BTreeMap, BTreeSet};

use super::keywords::has_underscore_added;

/// An identifier and whether it is the one that the rules of naming alone would give.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The identifier.
    pub ident: String,
    /// Whether it was altered because of a keyword, a reserved name or another name.
    /// A change of case and `r#` are no alteration.
    pub changed: bool,
}

/// Gives each of several names in one scope an identifier of its own, in their order.
///
/// Each item is the identifier that is wanted; `reserved` are identifiers that the scope has already.
///
/// 1. A reserved identifier gets `_` behind it, as a keyword does.
/// 2. Of several that want the same, the first keeps it.
/// 3. The others are numbered from 2 (`Eligible2`, `created_at_2`, `Value1_2`).
///
/// A name that comes to the end of a list renames none before it.
pub fn distinct(wanted: impl IntoIterator<Item = String>, reserved: &[&str]) -> Vec<Name> {
    resolve(wanted, reserved, |ident| bare(ident).to_owned())
}

/// The same as [`distinct`] for modules: names that differ only in case count as the same,
/// because their files would be the same on some systems.
pub fn distinct_modules(wanted: impl IntoIterator<Item = String>, reserved: &[&str]) -> Vec<Name> {
    resolve(wanted, reserved, |ident| bare(ident).to_lowercase())
}

/// The same as [`distinct`] for the features of Cargo, which are numbered behind a `-`.
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
    // Where the search for a number goes on, so that many of one name are not all counted again.
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
