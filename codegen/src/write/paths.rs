//! Validates paths.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::WriteError;
use super::names::{MANIFEST, is_leftover};
use crate::target::File;

/// Checks that every path is plain and inside of the output folder, and that no two paths are equal on a
/// case-insensitive file system.
pub(super) fn check_paths(files: &[File]) -> Result<(), WriteError> {
    let mut taken: BTreeMap<String, Taken> = BTreeMap::new();
    for File { path, .. } in files {
        if let Some(reason) = fault(path) {
            return Err(WriteError::InvalidPath {
                path: path.into(),
                reason,
            });
        }
        let first = path.split('/').next().unwrap_or_default();
        if first.to_lowercase() == MANIFEST {
            return Err(WriteError::InvalidPath {
                path: path.into(),
                reason: "it is the path of the manifest",
            });
        }
        for prefix in prefixes(path) {
            let is_file = prefix.len() == path.len();
            match taken.entry(prefix.to_lowercase()) {
                Entry::Vacant(entry) => {
                    entry.insert(Taken {
                        prefix,
                        path,
                        is_file,
                    });
                }
                Entry::Occupied(entry) => {
                    let other = entry.get();
                    if other.prefix != prefix || other.is_file || is_file {
                        return Err(WriteError::PathClash {
                            path: path.into(),
                            other: other.path.into(),
                        });
                    }
                }
            }
        }
    }
    Ok(())
}

struct Taken<'a> {
    prefix: &'a str,
    path: &'a str,
    is_file: bool,
}

/// The parent folders of a path, outermost first, then the path itself.
pub(super) fn prefixes(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/')
        .filter_map(|(at, _)| path.get(..at))
        .chain([path])
}

/// Why a path is invalid; `None` if it is valid.
pub(super) fn fault(path: &str) -> Option<&'static str> {
    if path.starts_with('/') {
        return Some("it is absolute");
    }
    // A colon denotes a drive or an alternate data stream.
    if path.contains(['\\', ':']) {
        return Some("it has a `\\` or a `:`");
    }
    if path.contains(char::is_control) {
        return Some("it has a control character");
    }
    path.split('/').find_map(|part| match part {
        "" => Some("one of its parts is empty"),
        "." | ".." => Some("one of its parts is `.` or `..`"),
        _ if is_leftover(part) => Some("one of its parts is named like a leftover"),
        _ => None,
    })
}
