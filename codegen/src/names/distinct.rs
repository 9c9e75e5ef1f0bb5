//! Names that share a scope.

use std::collections::BTreeSet;

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
/// Each item is the identifier that is wanted and the name from which it was made. `reserved`
/// are identifiers that the scope has already.
///
/// 1. A reserved identifier gets `_` behind it, as a keyword does.
/// 2. Of several that want the same, the one that is spelled like its source keeps it;
///    where none or several are, the first does. So a value that comes to the end of a list
///    renames none before it, unless it is spelled exactly like the name that both want.
/// 3. The others are numbered from 2 (`Eligible2`, `created_at_2`, `Value1_2`), past every
///    identifier that is wanted or taken.
pub fn distinct<'a>(
    wanted: impl IntoIterator<Item = (String, &'a str)>,
    reserved: &[&str],
) -> Vec<Name> {
    resolve(wanted, reserved, |ident| bare(ident).to_owned())
}

/// The same as [`distinct`] for modules: names that differ only in case count as the same,
/// because their files would be the same on some systems.
pub fn distinct_modules<'a>(
    wanted: impl IntoIterator<Item = (String, &'a str)>,
    reserved: &[&str],
) -> Vec<Name> {
    resolve(wanted, reserved, |ident| bare(ident).to_lowercase())
}

fn resolve<'a>(
    wanted: impl IntoIterator<Item = (String, &'a str)>,
    reserved: &[&str],
    key: impl Fn(&str) -> String,
) -> Vec<Name> {
    let mut taken: BTreeSet<String> = reserved.iter().map(|name| key(name)).collect();
    let mut names: Vec<(Name, bool)> = wanted
        .into_iter()
        .map(|(ident, source)| {
            let is_exact = bare(&ident) == source;
            let is_reserved = taken.contains(&key(&ident));
            let changed = is_reserved || has_underscore_added(&ident);
            let ident = if is_reserved {
                format!("{}_", bare(&ident))
            } else {
                ident
            };
            (Name { ident, changed }, is_exact)
        })
        .collect();

    let mut is_settled = vec![false; names.len()];
    for exact_only in [true, false] {
        for ((name, is_exact), is_settled) in names.iter().zip(&mut is_settled) {
            if !*is_settled && (*is_exact || !exact_only) {
                *is_settled = taken.insert(key(&name.ident));
            }
        }
    }
    for ((name, _), is_settled) in names.iter_mut().zip(&is_settled) {
        if *is_settled {
            continue;
        }
        let ident = (2_u64..)
            .map(|number| numbered(&name.ident, number))
            .find(|ident| taken.insert(key(ident)));
        if let Some(ident) = ident {
            *name = Name {
                ident,
                changed: true,
            };
        }
    }
    names.into_iter().map(|(name, _)| name).collect()
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
